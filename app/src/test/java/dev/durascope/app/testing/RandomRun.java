package dev.durascope.app.testing;

import dev.durascope.engine.model.ErrorObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** Journals of executions that never were, but could have been. */
public final class RandomRun {
    private final Random random;
    private final Journals journal;
    private final List<String> contexts = new ArrayList<>();
    private final List<String> steps = new ArrayList<>();
    private final List<String> callbacks = new ArrayList<>();
    private final List<String> waits = new ArrayList<>();
    private boolean running;
    private int ids;

    private RandomRun(Random random, String name) {
        this.random = random;
        this.journal = new Journals(Journals.arn("f", name));
    }

    /** A journal of about so many happenings; of three, one has no end. */
    public static Journals of(Random random, int happenings) {
        return of(random, happenings, "random");
    }

    /** The same of an execution of a name. */
    public static Journals of(Random random, int happenings, String name) {
        RandomRun run = new RandomRun(random, name);
        run.journal.started("{}");
        for (int i = 0; i < happenings; i++) {
            run.journal.pass(random.nextInt(500));
            run.happen();
        }
        run.end();
        return run.journal;
    }

    private void happen() {
        if (!running) {
            running = true;
            journal.invoked();
            return;
        }
        String id = "op" + ++ids;
        String parent = contexts.isEmpty() || random.nextInt(3) == 0 ? null : any(contexts);
        switch (random.nextInt(12)) {
            case 0 -> {
                boolean iteration = random.nextBoolean();
                journal.context(id, iteration ? null : "context" + ids, parent, iteration ? "MapIteration" : null);
                contexts.add(id);
            }
            case 1, 2, 3 -> {
                journal.checkpoint(random.nextInt(100)).step(id, "step" + ids, parent);
                steps.add(id);
            }
            case 4 -> {
                journal.callback(id, "callback" + ids, parent, callbackId(id), 60L);
                callbacks.add(id);
            }
            case 5 -> {
                journal.waiting(id, "wait" + ids, 10);
                waits.add(id);
            }
            case 6, 7 -> step();
            case 8 -> answer();
            case 9 -> time();
            case 10 -> journal.out("line " + random.nextInt(1_000));
            default -> {
                running = false;
                journal.returned("PENDING");
            }
        }
    }

    private static String callbackId(String id) {
        return Base64.getEncoder().encodeToString(("callback-" + id).getBytes(StandardCharsets.UTF_8));
    }

    private void step() {
        if (steps.isEmpty()) {
            return;
        }
        String id = steps.remove(random.nextInt(steps.size()));
        if (random.nextInt(3) == 0) {
            journal.stepFailed(id, 1, ErrorObject.of("Flaky", "Try again"), 1).again(id);
            steps.add(id);
        } else {
            journal.stepSucceeded(id, 1, "\"done\"");
        }
    }

    private void answer() {
        if (!callbacks.isEmpty()) {
            journal.callbackSucceeded(callbacks.remove(random.nextInt(callbacks.size())), "{}");
        }
    }

    private void time() {
        if (!waits.isEmpty()) {
            journal.jump(Duration.ofSeconds(10)).waited(waits.remove(random.nextInt(waits.size())), 10);
        }
    }

    private String any(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private void end() {
        switch (random.nextInt(3)) {
            case 0 -> journal.succeeded("{}");
            case 1 -> journal.stopped();
            default -> {} // Still running.
        }
    }
}
