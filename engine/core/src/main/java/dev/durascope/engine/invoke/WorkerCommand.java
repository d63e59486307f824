package dev.durascope.engine.invoke;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The command line of a worker. */
final class WorkerCommand {
    private static final String MAIN_CLASS = "dev.durascope.worker.Main";

    private WorkerCommand() {}

    /** A JVM, with the collector and compiler that Lambda gives a handler, and about as much heap. */
    static List<String> java(
            Jdk jdk,
            FunctionConfig function,
            List<String> options,
            CodeBundle bundle,
            String markWord,
            boolean watched,
            String workerClassPath) {
        List<String> command = new ArrayList<>();
        command.add(JdkFinder.java(jdk.home()).toString());
        command.add("-Xmx" + heapMb(function.memoryMb()) + "m");
        command.add("-XX:+UseSerialGC");
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-XX:-UsePerfData");
        // A crash must not leave files in the user's directory.
        command.add("-XX:ErrorFile=" + Path.of(System.getProperty("java.io.tmpdir"), "durascope_crash_%p.log"));
        command.addAll(options);
        function.systemProperties().forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("-Ddurascope.code="
                + bundle.classPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        command.add("-Ddurascope.marks=" + markWord);
        if (watched) {
            command.add("-Ddurascope.watched=true");
        }
        command.add("-cp");
        command.add(workerClassPath);
        command.add(MAIN_CLASS);
        return List.copyOf(command);
    }

    /** Node.js with our bootstrap. */
    static List<String> node(Path node, FunctionConfig function, Path bootstrap, String markWord) {
        return List.of(
                node.toString(), "--max-old-space-size=" + heapMb(function.memoryMb()), bootstrap.toString(), markWord);
    }

    /** What is left of a function's memory for the heap. */
    private static int heapMb(int memoryMb) {
        return Math.max(64, memoryMb * 85 / 100);
    }
}
