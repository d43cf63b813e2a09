"""PyTorch as a peer of ours: runs a graph file, and times it, on the card where there is one.

It reads commands from standard input, one a line, and answers each with one line of JSON:

    load GRAPH.json   the graph, and its tensors from the safetensors file beside it;
                      {"differences": {mode: the largest by the largest number of the file's outputs}}
    run MODE CLOCK    one forward pass; {"milliseconds": by the card's events (CLOCK pass), or from the input in
                      the host's memory to the output there (CLOCK whole)}

The first line, before any command, says what it runs on. What goes wrong is {"fault": one sentence}.
Modes: eager (NCHW), channels_last, graph (the replay of a captured CUDA graph, NCHW; on a card only).
"""

import json
import math
import sys
import time

try:
    import torch

    from network import Network, tensors
except ImportError as absent:
    print(json.dumps({"fault": f"torch cannot be imported: {absent}"}), flush=True)
    sys.exit(1)


class Replay:
    """A captured forward pass: run by one call, on inputs that lie where they lay at the capture."""

    def __init__(self, network, example):
        self.input = example.clone()
        stream = torch.cuda.Stream()
        stream.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(stream):
            for _ in range(3):
                network(self.input)
        torch.cuda.current_stream().wait_stream(stream)
        self.graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(self.graph):
            self.outputs = network(self.input)

    def __call__(self, x):
        if x is not self.input:
            self.input.copy_(x, non_blocking=True)
        self.graph.replay()
        return self.outputs


class Peer:
    def __init__(self):
        self.card = torch.cuda.is_available()
        self.device = torch.device("cuda" if self.card else "cpu")
        torch.backends.cuda.matmul.allow_tf32 = False
        torch.backends.cudnn.allow_tf32 = False
        # The peer at its best: cuDNN tries its algorithms once for each shape.
        torch.backends.cudnn.benchmark = True
        self.runners = {}

    def about(self):
        return {
            "torch": torch.__version__,
            "cuda": torch.version.cuda,
            "cudnn": torch.backends.cudnn.version() if self.card else None,
            "python": sys.version.split()[0],
            "device": torch.cuda.get_device_name() if self.card else "cpu",
            "threads": torch.get_num_threads(),
            "tf32": False,
            "cudnnBenchmark": True,
            "modes": ["eager", "channels_last"] + (["graph"] if self.card else []),
        }

    def load(self, path):
        self.runners = {}
        if self.card:
            torch.cuda.empty_cache()
        with open(path) as file:
            case = json.load(file)
        found = tensors(path[: -len(".json")] + ".safetensors")
        network = Network(case, found).eval().to(self.device)
        source = found[case.get("input", "input")]
        plain = source.pin_memory() if self.card else source
        here = plain.to(self.device)
        self.runners["eager"] = (network, plain, here)
        if self.card:
            replay = Replay(network, here)
            self.runners["graph"] = (replay, plain, replay.input)
        last = source.contiguous(memory_format=torch.channels_last)
        last = last.pin_memory() if self.card else last
        network_last = Network(case, found).eval().to(self.device).to(memory_format=torch.channels_last)
        self.runners["channels_last"] = (network_last, last, last.to(self.device))
        expected = [found[output.get("tensor", key)] for key, output in case["outputs"].items()]
        return {"differences": {mode: self.difference(mode, expected) for mode in self.runners}}

    def difference(self, mode, expected):
        runner, _, here = self.runners[mode]
        worst = 0.0
        for value, reference in zip(runner(here), expected):
            value = value.cpu().contiguous().reshape(reference.shape)
            apart = (value - reference).abs().max().item() / (reference.abs().max().item() or 1.0)
            if not math.isfinite(apart):
                return None
            worst = max(worst, apart)
        return worst

    def run(self, mode, clock):
        if mode not in self.runners:
            raise ValueError(f"there is no {mode} of a loaded graph; there are {', '.join(self.runners) or 'none'}")
        runner, outside, here = self.runners[mode]
        if clock == "whole":
            return {"milliseconds": self.whole_time(runner, outside)}
        return {"milliseconds": self.pass_time(runner, here)}

    def pass_time(self, runner, here):
        if not self.card:
            start = time.perf_counter()
            runner(here)
            return (time.perf_counter() - start) * 1e3
        before, after = torch.cuda.Event(enable_timing=True), torch.cuda.Event(enable_timing=True)
        torch.cuda.synchronize()
        before.record()
        runner(here)
        after.record()
        after.synchronize()
        return before.elapsed_time(after)

    def whole_time(self, runner, outside):
        start = time.perf_counter()
        copies = self.card and not isinstance(runner, Replay)  # a replay copies its input itself
        for output in runner(outside.to(self.device, non_blocking=True) if copies else outside):
            output.cpu()
        return (time.perf_counter() - start) * 1e3


def sentence(wrong):
    text = str(wrong).strip().splitlines()
    return f"{type(wrong).__name__}: {text[0]}" if text else type(wrong).__name__


def main():
    def say(answer):
        print(json.dumps(answer), flush=True)

    with torch.inference_mode():
        try:
            peer = Peer()
            say(peer.about())
        except Exception as wrong:
            say({"fault": sentence(wrong)})
            return
        for line in sys.stdin:
            command, _, argument = line.strip().partition(" ")
            try:
                if command == "load":
                    say(peer.load(argument))
                elif command == "run":
                    say(peer.run(*argument.split()))
                else:
                    say({"fault": f"{command} is no command; there are load and run"})
            except Exception as wrong:
                say({"fault": sentence(wrong)})


if __name__ == "__main__":
    main()
