package dev.durascope.engine.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Measures what {@code docs/performance.md} tells, and prints it in its form: each figure beside its target, as a ratio
 * in this run. Run by {@code mvn -Pbench -pl engine/core -am test}; {@code -Dbench.only=NAME} runs only the benchmarks
 * that have NAME in theirs. With {@code -Dbench.awsJar=JAR -Dbench.awsHandler=CLASS} a handler built with AWS's SDK is
 * measured too, see {@link AwsComparison}.
 */
final class Benchmarks {
    private record Line(String what, String measured, String target, double ratio) {}

    private final List<Line> lines = new ArrayList<>();

    private Benchmarks() {}

    /** @param args benchmarks to run, by part of their names; all when there are none */
    public static void main(String[] args) throws Exception {
        OptionsBuilder options = new OptionsBuilder();
        options.jvmArgsAppend("--enable-native-access=ALL-UNNAMED");
        for (String part : args.length == 0 ? new String[] {"dev.durascope.engine.bench"} : args) {
            options.include(part);
        }
        Collection<RunResult> results = new Runner(options.build()).run();
        Benchmarks benchmarks = new Benchmarks();
        benchmarks.checkpoints(results);
        benchmarks.fold(results);
        benchmarks.handlers(results);
        if (args.length == 0) {
            benchmarks.heap();
        }
        String awsJar = System.getProperty("bench.awsJar", "");
        if (!awsJar.isEmpty()) {
            benchmarks.aws(awsJar);
        }
        benchmarks.print();
    }

    private static Double score(Collection<RunResult> results, String benchmark, String... params) {
        for (RunResult result : results) {
            boolean same = result.getParams().getBenchmark().endsWith("." + benchmark);
            for (int i = 0; i < params.length; i += 2) {
                same &= params[i + 1].equals(result.getParams().getParam(params[i]));
            }
            if (same) {
                return result.getPrimaryResult().getScore();
            }
        }
        return null;
    }

    private void checkpoints(Collection<RunResult> results) {
        for (String store : List.of("memory", "sqlite")) {
            for (String batch : List.of("100", "2")) {
                Double perSecond = score(results, "updates", "store", store, "batch", batch);
                if (perSecond != null) {
                    add(
                            "checkpoint pipeline, batches of " + batch + ", store: " + store,
                            "%,.0f updates/s".formatted(perSecond),
                            store.equals("memory") ? "≥ 100,000" : "none",
                            store.equals("memory") ? perSecond / 100_000 : Double.NaN);
                }
            }
        }
    }

    private void fold(Collection<RunResult> results) {
        Double millis = score(results, "fold");
        if (millis != null) {
            add("fold of 1,000,000 events", "%,.0f ms".formatted(millis), "≤ 1,000 ms", millis / 1_000);
        }
    }

    private void handlers(Collection<RunResult> results) {
        Double few = score(results, "steps", "steps", "100");
        Double some = score(results, "steps", "steps", "1000");
        Double many = score(results, "steps", "steps", "2999");
        if (few != null && some != null && many != null) {
            double perStep = some / 1_000;
            add("1,000 steps in process", "%.4f ms a step".formatted(perStep), "≤ 0.16 ms", perStep / 0.16);
            double growth = (many / 2_999) / (few / 100);
            add("a step of 2,999 beside one of 100", "× %.2f".formatted(growth), "flat", growth);
        }
        Double waits = score(results, "fiveHundredWaits");
        if (waits != null) {
            add("500 waits in one execution", "%,.0f ms".formatted(waits), "none", Double.NaN);
        }
    }

    private void heap() throws Exception {
        double megabytes = Heap.measure() / 1e6;
        add("heap of a journal of 50,000 events", "%.1f MB".formatted(megabytes), "≤ 100 MB", megabytes / 100);
    }

    private void aws(String jar) throws Exception {
        String handler = System.getProperty("bench.awsHandler", "");
        if (handler.isEmpty()) {
            throw new IllegalArgumentException("bench.awsJar needs -Dbench.awsHandler=CLASS beside it.");
        }
        AwsComparison comparison = new AwsComparison(jar, handler, System.getProperty("bench.awsTestingJar", ""));
        double worker = comparison.worker();
        double runner = comparison.runner();
        add("1,000 steps of AWS's SDK in AWS's runner", "%.3f ms a step".formatted(runner), "none", Double.NaN);
        add(
                "the same in a warm worker",
                "%.3f ms a step, × %.2f".formatted(worker, worker / runner),
                "≤ × 2",
                worker / runner / 2);
    }

    private void add(String what, String measured, String target, double ratio) {
        lines.add(new Line(what, measured, target, ratio));
    }

    private void print() {
        System.out.println("\n| | measured | target | of the target |\n|---|---|---|---|");
        for (Line line : lines) {
            String ratio = Double.isNaN(line.ratio()) ? "" : String.format(Locale.ROOT, "%.2f", line.ratio());
            System.out.println(
                    "| " + line.what() + " | " + line.measured() + " | " + line.target() + " | " + ratio + " |");
        }
    }
}
