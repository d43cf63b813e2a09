package convscope.engine.onednn;

/** Softmax in double, pixel by pixel. */
record SoftmaxLoops(Numbers from, Numbers to, Order order) implements Runnable {

    /**
     * Which channels of a pixel share: [groups, members, each] before, [members, groups, each]
     * behind, as timm has it.
     */
    record Order(int members, int groups, int each) {

        int before(int group, int member, int at) {
            return (group * members + member) * each + at;
        }

        int behind(int group, int member, int at) {
            return (member * groups + group) * each + at;
        }
    }

    @Override
    public void run() {
        float[] scores = new float[from.channels()];
        float[] shares = new float[from.channels()];
        for (long pixel = 0; pixel < from.pixels(); pixel++) {
            from.read(pixel, 1, scores);
            for (int group = 0; group < order.groups(); group++) {
                for (int at = 0; at < order.each(); at++) {
                    share(scores, shares, group, at);
                }
            }
            to.write(pixel, 1, shares);
        }
    }

    private void share(float[] scores, float[] shares, int group, int at) {
        float greatest = Float.NEGATIVE_INFINITY;
        for (int member = 0; member < order.members(); member++) {
            greatest = Math.max(greatest, scores[order.before(group, member, at)]);
        }
        double[] parts = new double[order.members()];
        double sum = 0;
        for (int member = 0; member < parts.length; member++) {
            parts[member] = Math.exp((double) scores[order.before(group, member, at)] - greatest);
            sum += parts[member];
        }
        for (int member = 0; member < parts.length; member++) {
            shares[order.behind(group, member, at)] = (float) (parts[member] / sum);
        }
    }
}
