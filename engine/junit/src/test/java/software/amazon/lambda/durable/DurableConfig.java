package software.amazon.lambda.durable;

import java.time.Duration;
import java.util.List;
import software.amazon.lambda.durable.client.LambdaDurableFunctionsClient;
import software.amazon.lambda.durable.plugin.PluginRunner;

/** A stand-in for the class of AWS's SDK: as much of its shape as a runner touches. */
public final class DurableConfig {
    private final LambdaDurableFunctionsClient client;
    private final Duration checkpointDelay;
    private final boolean checkpointEmptyMap;
    private final PluginRunner plugins;

    private DurableConfig(Builder builder) {
        client = builder.client;
        checkpointDelay = builder.checkpointDelay;
        checkpointEmptyMap = builder.checkpointEmptyMap;
        plugins = new PluginRunner(List.of(builder.plugins));
    }

    public static Builder builder() {
        return new Builder();
    }

    public LambdaDurableFunctionsClient getDurableExecutionClient() {
        return client;
    }

    public Duration getCheckpointDelay() {
        return checkpointDelay;
    }

    public boolean shouldCheckpointEmptyMap() {
        return checkpointEmptyMap;
    }

    public PluginRunner getPluginRunner() {
        return plugins;
    }

    public static final class Builder {
        private LambdaDurableFunctionsClient client = new LambdaDurableFunctionsClient(null);
        private Duration checkpointDelay = Duration.ZERO;
        private boolean checkpointEmptyMap;
        private PluginRunner.Plugin[] plugins = {};

        public Builder withDurableExecutionClient(LambdaDurableFunctionsClient value) {
            client = value;
            return this;
        }

        public Builder withCheckpointDelay(Duration value) {
            checkpointDelay = value;
            return this;
        }

        public Builder withCheckpointEmptyMap(boolean value) {
            checkpointEmptyMap = value;
            return this;
        }

        public Builder withPlugins(PluginRunner.Plugin... value) {
            plugins = value;
            return this;
        }

        /** An option that a configuration does not tell. */
        public Builder withRegionName(String value) {
            throw new IllegalStateException("Nobody told " + value);
        }

        public DurableConfig build() {
            return new DurableConfig(this);
        }
    }
}
