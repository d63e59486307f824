package dev.durascope.worker.agent;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Watches the operations of the handler in this process and tells the engine of them. Nothing it does may fail the
 * handler: what goes wrong here ends the watching and nothing else.
 */
public final class Agent {
    /** The header in which an invocation brings its first orders. */
    public static final String ORDERS_HEADER = "Durascope-Orders";

    private final Channel channel;
    private final AtomicLong asks = new AtomicLong();
    private final Map<Long, CompletableFuture<Void>> held = new ConcurrentHashMap<>();
    private final Object ordering = new Object();
    private volatile Orders orders = Orders.NONE;
    private volatile String requestId = "";
    private RemainingTime remaining = new RemainingTime("", 0);
    private String[] early = {};

    private Agent(URI runtimeApi) {
        this.channel = new Channel(runtimeApi, this::releaseAll);
    }

    /**
     * Begins to watch.
     *
     * @param runtimeApi base address of the worker's Runtime API
     */
    public static Agent start(URI runtimeApi) {
        Agent agent = new Agent(runtimeApi);
        agent.channel.open(agent::take);
        OperationHooks.tell(agent);
        return agent;
    }

    /** Tells the engine whether operations can be seen, before the first invocation comes. */
    public void report(Woven woven) {
        String blindness = woven.blindness();
        channel.post(blindness == null ? new Message("watching") : new Message("blind").with("why", blindness));
        channel.flush();
    }

    /**
     * What the handler calls now belongs to an invocation.
     *
     * @param time is told when the engine holds the time that the invocation has left
     * @param firstOrders the value of {@link #ORDERS_HEADER}; null when there was none
     */
    public void begin(RemainingTime time, String firstOrders) {
        requestId = time.requestId();
        synchronized (ordering) {
            remaining = time;
            tellTime(early);
        }
        if (firstOrders != null) {
            order(firstOrders);
        }
    }

    /** Returns when the engine has heard of all that was seen so far. */
    public void flush() {
        channel.flush();
    }

    /** An operation is being called on this thread. */
    Call called() {
        return new Call(requestId, Caller.find());
    }

    /** An operation has been called, and it is known whether its outcome was. */
    void reached(Call call, String id, String parentId, String name, String type, String subType, boolean replayed) {
        if (!call.reached(id)) {
            return;
        }
        channel.post(new Message("seen")
                .with("requestId", call.requestId)
                .with("id", id)
                .with("parentId", parentId)
                .with("name", name)
                .with("type", type)
                .with("subType", subType)
                .with("replayed", replayed)
                .with(call.caller));
        hold(HoldPoint.CALL, call);
    }

    /** Returns when the thread may go on. */
    void hold(HoldPoint point, Call call) {
        String id = call.operationId();
        if (id == null || !orders.points().contains(point)) {
            return;
        }
        long ask = asks.incrementAndGet();
        CompletableFuture<Void> leave = new CompletableFuture<>();
        held.put(ask, leave);
        if (channel.isClosed()) {
            releaseAll();
        }
        channel.post(new Message("ask")
                .with("requestId", call.requestId)
                .with("ask", ask)
                .with("point", point.name())
                .with("id", id));
        try {
            leave.get();
        } catch (InterruptedException e) {
            // The handler wants this thread back: its interruption is its own to see.
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            held.remove(ask);
        }
    }

    private void take(String line) {
        String[] words = line.split(" ", 2);
        switch (words[0]) {
            case "orders" -> order(words[1]);
            case "run" -> {
                CompletableFuture<Void> leave = held.get(Long.parseLong(words[1]));
                if (leave != null) {
                    leave.complete(null);
                }
            }
            case "left", "until" -> {
                synchronized (ordering) {
                    // It may come before the invocation that it is about.
                    early = line.split(" ");
                    tellTime(early);
                }
            }
            default -> {
                // A newer engine says something that this agent need not know.
            }
        }
    }

    /** @param words {@code left ID MILLIS} or {@code until ID EPOCH-MILLIS} */
    private void tellTime(String[] words) {
        if (words.length == 3 && words[1].equals(remaining.requestId())) {
            long millis = Long.parseLong(words[2]);
            if (words[0].equals("left")) {
                remaining.holdAt(millis);
            } else {
                remaining.countUntil(millis);
            }
        }
    }

    private void order(String text) {
        Orders given = Orders.parse(text);
        synchronized (ordering) {
            if (given.number() > orders.number()) {
                orders = given;
            }
        }
    }

    private void releaseAll() {
        synchronized (ordering) {
            if (orders.forGood()) {
                return;
            }
            orders = new Orders(Long.MAX_VALUE, Orders.NONE.points(), false);
        }
        held.values().forEach(leave -> leave.complete(null));
    }
}
