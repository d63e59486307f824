package dev.durascope.engine.jdwp;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.ClassPrepareRequest;
import java.util.Map;

/** The debugger of an IDE, as much of it as stops in a method: a client of the JDK's own debugger interface. */
final class Ide implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;

    private final VirtualMachine machine;

    private Ide(VirtualMachine machine) {
        this.machine = machine;
    }

    static Ide attach(int port) throws Exception {
        AttachingConnector connector = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(each -> each.name().equals("com.sun.jdi.SocketAttach"))
                .findFirst()
                .orElseThrow();
        Map<String, Connector.Argument> arguments = connector.defaultArguments();
        arguments.get("hostname").setValue("127.0.0.1");
        arguments.get("port").setValue(String.valueOf(port));
        return new Ide(connector.attach(arguments));
    }

    /** Lets the machine run until it reaches a method, where it stays. */
    void runTo(String className, String method, int suspendPolicy) throws InterruptedException {
        ClassPrepareRequest loaded = machine.eventRequestManager().createClassPrepareRequest();
        loaded.addClassFilter(className);
        loaded.enable();
        machine.resume();
        while (true) {
            EventSet events = machine.eventQueue().remove(PATIENCE_MILLIS);
            if (events == null) {
                throw new AssertionError("The machine has not come to " + className + "." + method);
            }
            boolean stay = false;
            for (Event event : events) {
                if (event instanceof ClassPrepareEvent prepared) {
                    stopIn(prepared.referenceType(), method, suspendPolicy);
                }
                stay |= event instanceof BreakpointEvent;
            }
            if (stay) {
                return;
            }
            events.resume();
        }
    }

    private void stopIn(ReferenceType type, String method, int suspendPolicy) {
        BreakpointRequest breakpoint = machine.eventRequestManager()
                .createBreakpointRequest(type.methodsByName(method).getFirst().location());
        breakpoint.setSuspendPolicy(suspendPolicy);
        breakpoint.enable();
    }

    void resume() {
        machine.eventRequestManager().deleteAllBreakpoints();
        machine.resume();
    }

    /** Detaches; what it held goes on. */
    @Override
    public void close() {
        try {
            machine.dispose();
        } catch (VMDisconnectedException e) {
            // The machine has ended before.
        }
    }
}
