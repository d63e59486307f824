package dev.durascope.engine.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A process that appends to several executions at once until it is killed, and prints {@code EXECUTION POSITION} as
 * soon as a batch is acknowledged.
 */
final class StoreWriterProcess {
    static final int EXECUTIONS = 4;

    private StoreWriterProcess() {}

    /** The length of the batch that begins after a position. */
    static int batchAfter(long position) {
        return 1 + (int) (position * 7 % 11);
    }

    public static void main(String[] args) throws Exception {
        SqliteStore store = SqliteStore.open(Path.of(args[0]));
        long seed = Long.parseLong(args[1]);
        List<Thread> threads = new ArrayList<>();
        for (int number = 1; number <= EXECUTIONS; number++) {
            int execution = number;
            threads.add(Thread.ofPlatform().start(() -> write(store, seed, execution)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void write(SqliteStore store, long seed, int execution) {
        long position = store.journal(Journals.execution(execution).arn(), 0).size();
        while (true) {
            int count = batchAfter(position);
            store.append(Journals.execution(execution), Journals.random(seed + execution, position + 1, count));
            position += count;
            // One write to the pipe, so that a kill leaves whole lines or none.
            byte[] line = (execution + " " + position + "\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            synchronized (System.out) {
                System.out.write(line, 0, line.length);
                System.out.flush();
            }
        }
    }
}
