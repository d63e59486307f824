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
 * measured too, see {@link AwsComparison}, and with {@code -Dbench.only=aws} nothing else.
 */
final class Benchmarks {
    /** In place of a benchmark's name: none of them, only the comparison with AWS's runner. */
    private static final String AWS_ONLY = "aws";

    private record Line(String what, String measured, String target, double ratio) {}

    private final List<Line> lines = new ArrayList<>();

    private Benchmarks() {}

    /** @param args benchmarks to run, by part of their names; all when there are none */
    public static void main(String[] args) throws Exception {
        AwsComparison aws;
        try {
            String awsJar = System.getProperty("bench.awsJar", "");
            aws = awsJar.isEmpty()
                    ? null
                    : AwsComparison.of(
                            awsJar,
                            System.getProperty("bench.awsHandler", ""),
                            System.getProperty("bench.awsTestingJar", ""));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        OptionsBuilder options = new OptionsBuilder();
        options.jvmArgsAppend("--enable-native-access=ALL-UNNAMED");
        for (String part : args.length == 0 ? new String[] {"dev.durascope.engine.bench"} : args) {
            options.include(part);
        }
        Collection<RunResult> results =
                List.of(args).equals(List.of(AWS_ONLY)) && aws != null ? List.of() : new Runner(options.build()).run();
        Benchmarks benchmarks = new Benchmarks();
        benchmarks.checkpoints(results);
        benchmarks.fold(results);
        benchmarks.handlers(results);
        if (args.length == 0) {
            benchmarks.heap();
        }
        if (aws != null) {
            benchmarks.aws(aws.measure());
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

    private void aws(List<AwsComparison.Figures> figures) {
        for (AwsComparison.Figures f : figures) {
            String after = f.before() == 1 ? " after one execution" : " after " + f.before() + " executions";
            add(
                    "1,000 steps of AWS's SDK in AWS's runner," + after,
                    "%.3f ms a step".formatted(f.runner()),
                    "none",
                    Double.NaN);
            double ratio = f.worker() / f.runner();
            add(
                    "the same in a worker," + after,
                    "%.3f ms a step, × %.2f".formatted(f.worker(), ratio),
                    "≤ × 2",
                    ratio / 2);
        }
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
