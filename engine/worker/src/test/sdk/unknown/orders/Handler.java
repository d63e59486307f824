package orders;

import software.amazon.lambda.durable.operation.StepOperation;

public class Handler {
    public String handle(Object event) {
        var step = new StepOperation<>("1", () -> "done");
        step.execute();
        return step.get();
    }
}
