package software.amazon.lambda.durable;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.OperationAction;
import software.amazon.awssdk.services.lambda.model.OperationType;

/** A stand-in for the base class of AWS's SDK: checkpoints one step with the client of its configuration, and succeeds. */
public abstract class DurableHandler implements RequestStreamHandler {
    private final DurableConfig config;

    protected DurableHandler() {
        this.config = createConfiguration();
    }

    public DurableConfig getConfiguration() {
        return config;
    }

    protected DurableConfig createConfiguration() {
        return DurableConfig.builder().build();
    }

    @Override
    public final void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        JsonNode envelope = new ObjectMapper().readTree(input);
        LambdaClient lambda = config.getDurableExecutionClient().lambda();
        lambda.checkpointDurableExecution(
                r -> r.durableExecutionArn(envelope.get("DurableExecutionArn").asText())
                        .checkpointToken(envelope.get("CheckpointToken").asText())
                        .updates(u -> u.id("1")
                                .name("work")
                                .type(OperationType.STEP)
                                .action(OperationAction.SUCCEED)
                                .payload("\"" + work() + "\"")));
        output.write("{\"Status\":\"SUCCEEDED\",\"Result\":\"1\"}".getBytes(StandardCharsets.UTF_8));
    }

    protected abstract String work();
}
