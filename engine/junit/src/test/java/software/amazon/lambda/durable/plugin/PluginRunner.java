package software.amazon.lambda.durable.plugin;

import java.util.List;

/** A stand-in for the class of AWS's SDK. */
public record PluginRunner(List<Plugin> plugins) {

    /** A plugin. */
    public interface Plugin {}

    public List<Plugin> getPlugins() {
        return plugins;
    }
}
