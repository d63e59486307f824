package dev.durascope.engine.invoke;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The functions that can be invoked, by name. Safe for use by many threads. */
public final class FunctionRegistry {
    private final Map<String, FunctionConfig> byName = new ConcurrentSkipListMap<>();
    private final List<Consumer<FunctionConfig>> listeners = new CopyOnWriteArrayList<>();

    /** Adds a function, or replaces the one of its name; invocations under way keep the old configuration. */
    public void register(FunctionConfig function) {
        byName.put(function.name(), function);
        listeners.forEach(listener -> listener.accept(function));
    }

    /** Tells of every function registered from now on, on the registering thread. */
    public void onRegister(Consumer<FunctionConfig> listener) {
        listeners.add(listener);
    }

    /** Removes a function; its executions are not invoked until it is registered again. */
    public void unregister(String name) {
        byName.remove(name);
    }

    /** The function of a name. */
    public Optional<FunctionConfig> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All functions, by name. */
    public List<FunctionConfig> all() {
        return List.copyOf(byName.values());
    }
}
