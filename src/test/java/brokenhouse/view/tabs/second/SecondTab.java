package brokenhouse.view.tabs.second;

import brokenhouse.view.tabs.first.FirstTab;

/** Knows another tab. */
public record SecondTab(FirstTab other) {}
