package dev.durascope.app.launch;

import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a handler comes from that is one of several pieces of code, or that a template names.
 *
 * @param title what its user knows that by: a module's path in its build, or a template's file name
 * @param place what is opened for it alone, which what is remembered of it is kept under
 * @param code its code
 * @param jdks the JDKs that can run it
 * @param samples sample events by name, JSON text
 * @param functionName what its function is called; empty to call it after its class
 * @param function what the template says of it; absent for a handler that none names
 */
public record HandlerOrigin(
        String title,
        Path place,
        Code code,
        JdkOffer jdks,
        Map<String, String> samples,
        String functionName,
        @Nullable FunctionConfig function) {
    public HandlerOrigin {
        samples = Collections.unmodifiableMap(new LinkedHashMap<>(samples));
    }
}
