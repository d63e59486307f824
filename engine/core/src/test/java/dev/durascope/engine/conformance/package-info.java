/**
 * The conformance requirements of AWS's durable execution SDKs and service, played against an engine.
 *
 * <p>A {@link dev.durascope.engine.conformance.Requirement} is data: an input, what the outside world does, and the
 * result and history that must come of it. The {@link dev.durascope.engine.conformance.RequirementPlayer} plays it in
 * real time through nothing but AWS's own {@code LambdaClient}, so that an engine in the test's own JVM, a served one
 * and any other endpoint are judged alike. A {@link dev.durascope.engine.conformance.Stage} says where that endpoint is
 * and which functions stand behind it.
 */
package dev.durascope.engine.conformance;
