package dev.durascope.engine.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One SQLite file: a writing connection that many writers share, and reading connections that never wait for it. What
 * is being written by many threads at once is committed together: whoever gets the lock first writes for all that wait.
 * A commit is in the operating system's hands when {@link #write} returns, so it survives this process however that
 * ends; only the death of the whole machine may take the last moments, and then whole transactions.
 */
final class Database implements AutoCloseable {
    private static final int IDLE_READERS = 4;

    /** Something to do on a connection; may be run again when the transaction it took part in was rolled back. */
    @FunctionalInterface
    interface Work<T> {
        T on(Session session) throws SQLException;
    }

    private static final class Job<T> {
        final Work<T> work;
        boolean done;

        @Nullable
        T result;

        @Nullable
        RuntimeException failure;

        Job(Work<T> work) {
            this.work = work;
        }

        void run(Session session) throws SQLException {
            result = work.on(session);
        }

        void failed(RuntimeException e) {
            failure = e;
            done = true;
        }
    }

    private final Path file;
    private final StoreLock storeLock;
    private final Session writer;
    private final ReentrantLock writing = new ReentrantLock();
    private final Queue<Job<?>> waiting = new ConcurrentLinkedQueue<>();
    private final Deque<Session> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    Database(Path file, StoreLock storeLock, Session writer) {
        this.file = file;
        this.storeLock = storeLock;
        this.writer = writer;
    }

    /** The file. */
    Path file() {
        return file;
    }

    /**
     * Does some work in a transaction, together with what other threads write at the time. What it throws undoes that
     * work alone.
     */
    <T> T write(Work<T> work) {
        Job<T> job = new Job<>(work);
        waiting.add(job);
        writing.lock();
        try {
            if (!job.done) {
                writeAllWaiting();
            }
        } finally {
            writing.unlock();
        }
        if (job.failure != null) {
            throw job.failure;
        }
        return Objects.requireNonNull(job.result);
    }

    private void writeAllWaiting() {
        List<Job<?>> group = new ArrayList<>();
        for (Job<?> job = waiting.poll(); job != null; job = waiting.poll()) {
            group.add(job);
        }
        if (closed) {
            group.forEach(job -> job.failed(closedException()));
            return;
        }
        try {
            commit(group);
        } catch (SQLException | RuntimeException e) {
            if (group.size() == 1) {
                group.getFirst().failed(asRuntime(e));
                return;
            }
            for (Job<?> job : group) {
                commitAlone(job);
            }
        }
    }

    private void commitAlone(Job<?> job) {
        try {
            commit(List.of(job));
        } catch (SQLException | RuntimeException e) {
            job.failed(asRuntime(e));
        }
    }

    private void commit(List<Job<?>> group) throws SQLException {
        writer.prepare("BEGIN IMMEDIATE").execute();
        try {
            for (Job<?> job : group) {
                job.run(writer);
            }
            writer.prepare("COMMIT").execute();
        } catch (SQLException | RuntimeException e) {
            rollBack(e);
            throw e;
        }
        for (Job<?> job : group) {
            job.done = true;
        }
    }

    private void rollBack(Exception cause) {
        try {
            writer.execute("ROLLBACK");
        } catch (SQLException e) {
            // SQLite has rolled back by itself, as it does when the disk is full.
            cause.addSuppressed(e);
        }
        writer.forgetPrepared();
    }

    /** Does some reading work, which sees one moment of the file. */
    <T> T read(Work<T> work) {
        if (closed) {
            throw closedException();
        }
        Session session = idle.poll();
        try {
            if (session == null) {
                session = SqliteFile.reader(file);
            }
            session.prepare("BEGIN").execute();
            T result = work.on(session);
            session.prepare("COMMIT").execute();
            giveBack(session);
            return result;
        } catch (SQLException | RuntimeException e) {
            discard(session, e);
            throw asRuntime(e);
        }
    }

    private void giveBack(Session session) throws SQLException {
        if (closed || idle.size() >= IDLE_READERS) {
            session.close();
            return;
        }
        idle.push(session);
        if (closed) {
            closeIdle();
        }
    }

    private static void discard(@Nullable Session session, Exception cause) {
        if (session == null) {
            return;
        }
        try {
            session.close();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private void closeIdle() throws SQLException {
        for (Session session = idle.poll(); session != null; session = idle.poll()) {
            session.close();
        }
    }

    private RuntimeException asRuntime(Exception e) {
        if (!(e instanceof SQLException s)) {
            return (RuntimeException) e;
        }
        StoreException translated = SqliteErrors.translate(file, s);
        if (SqliteErrors.isDamage(s)) {
            try {
                SqliteFile.suspect(file);
            } catch (IOException unmarked) {
                translated.addSuppressed(unmarked);
            }
        }
        return translated;
    }

    private StoreException closedException() {
        return new StoreException(file + " has been closed.", null);
    }

    /** Waits for what is being written and closes the file; what comes later is refused. */
    @Override
    public void close() {
        writing.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            try (storeLock) {
                closeIdle();
                writer.close();
            }
        } catch (SQLException e) {
            throw SqliteErrors.translate(file, e);
        } catch (IOException e) {
            throw SqliteErrors.unusable(file, e);
        } finally {
            writing.unlock();
        }
    }
}
