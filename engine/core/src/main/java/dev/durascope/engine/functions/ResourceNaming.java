package dev.durascope.engine.functions;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How CloudFormation names resources of one type.
 *
 * @param nameProperty the property that holds the physical name; without it the logical id stands for it
 * @param arn the ARN, with {@code {partition}}, {@code {region}}, {@code {account}} and {@code {name}}
 * @param arnAttribute the attribute that gives the ARN
 * @param refIsArn whether {@code Ref} gives the ARN instead of the name
 */
record ResourceNaming(String nameProperty, String arn, String arnAttribute, boolean refIsArn) {

    /** A function's own naming. */
    static final ResourceNaming FUNCTION = new ResourceNaming(
            "FunctionName", "arn:{partition}:lambda:{region}:{account}:function:{name}", "Arn", false);

    private static final ResourceNaming TABLE =
            new ResourceNaming("TableName", "arn:{partition}:dynamodb:{region}:{account}:table/{name}", "Arn", false);
    private static final ResourceNaming STATE_MACHINE = new ResourceNaming(
            "StateMachineName", "arn:{partition}:states:{region}:{account}:stateMachine:{name}", "Arn", true);

    private static final Map<String, ResourceNaming> BY_TYPE = Map.of(
            "AWS::Serverless::Function", FUNCTION,
            "AWS::Lambda::Function", FUNCTION,
            "AWS::DynamoDB::Table", TABLE,
            "AWS::Serverless::SimpleTable", TABLE,
            "AWS::S3::Bucket", new ResourceNaming("BucketName", "arn:{partition}:s3:::{name}", "Arn", false),
            "AWS::SQS::Queue",
                    new ResourceNaming("QueueName", "arn:{partition}:sqs:{region}:{account}:{name}", "Arn", false),
            "AWS::SNS::Topic",
                    new ResourceNaming("TopicName", "arn:{partition}:sns:{region}:{account}:{name}", "TopicArn", true),
            "AWS::Events::EventBus",
                    new ResourceNaming(
                            "Name", "arn:{partition}:events:{region}:{account}:event-bus/{name}", "Arn", false),
            "AWS::StepFunctions::StateMachine", STATE_MACHINE,
            "AWS::Serverless::StateMachine", STATE_MACHINE);

    /** The naming of a type, or {@code null} when only the logical id is known for it. */
    static @Nullable ResourceNaming of(String type) {
        return BY_TYPE.get(type);
    }

    static boolean isFunction(String type) {
        return of(type) == FUNCTION;
    }
}
