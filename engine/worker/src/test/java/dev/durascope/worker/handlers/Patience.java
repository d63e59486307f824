package dev.durascope.worker.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;

/** Watches the time that it has left: until it stands at 5 s, then until it is above 100 s, of which it answers. */
public class Patience implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        while (context.getRemainingTimeInMillis() != 5_000) {
            LockSupport.parkNanos(1_000_000);
        }
        System.out.println("held");
        while (context.getRemainingTimeInMillis() == 5_000) {
            LockSupport.parkNanos(1_000_000);
        }
        boolean more = context.getRemainingTimeInMillis() > 100_000;
        output.write(("{\"more\":" + more + "}").getBytes(StandardCharsets.UTF_8));
    }
}
