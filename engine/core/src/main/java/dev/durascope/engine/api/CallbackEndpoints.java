package dev.durascope.engine.api;

import dev.durascope.engine.execution.ExecutionService;
import dev.durascope.engine.json.ErrorObjectJson;
import dev.durascope.engine.json.Json;
import dev.durascope.engine.json.TextRule;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.LambdaFault;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The operations of the API on callbacks. */
final class CallbackEndpoints {
    private static final int MAX_RESULT_BYTES = 262_144;

    private final ExecutionService service;

    CallbackEndpoints(ExecutionService service) {
        this.service = service;
    }

    /** The body is the result as it is; empty means null (protocol §3). */
    ApiResponse succeed(ApiRequest request) {
        String id = id(request);
        byte[] result = request.body();
        if (result.length > MAX_RESULT_BYTES) {
            throw LambdaFault.invalid(
                    "Result must have at most " + MAX_RESULT_BYTES + " bytes; got " + result.length + ".");
        }
        service.callbackSucceeded(id, result.length == 0 ? null : text(result));
        return ApiResponse.empty();
    }

    ApiResponse fail(ApiRequest request) {
        String id = id(request);
        service.callbackFailed(
                id,
                request.body().length == 0
                        ? ErrorObject.EMPTY
                        : ErrorObjectJson.read("Error", Json.parse(request.body(), "The request body")));
        return ApiResponse.empty();
    }

    ApiResponse heartbeat(ApiRequest request) {
        service.callbackHeartbeat(id(request));
        return ApiResponse.empty();
    }

    private static String id(ApiRequest request) {
        return TextRule.CALLBACK_ID.check("CallbackId", request.parameter());
    }

    private static String text(byte[] result) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(result))
                    .toString();
        } catch (CharacterCodingException e) {
            throw LambdaFault.invalid("Result must be UTF-8 text; encode binary data, for example in base64.");
        }
    }
}
