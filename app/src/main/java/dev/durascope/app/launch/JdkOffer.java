package dev.durascope.app.launch;

import dev.durascope.engine.invoke.CodeException;
import dev.durascope.engine.invoke.Jdk;
import dev.durascope.engine.invoke.JdkChoice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JDKs that can run a jar's handler.
 *
 * @param found those of this machine that can load its class files
 * @param automatic the one that is taken when nobody chooses; absent when there is none, or none is needed
 * @param why what it runs on and why, in words
 * @param problem why no JDK can be chosen automatically, and what to do; empty when one can or none is needed
 * @param needed the newest class file version that the handler needs; 0 when unknown
 */
public record JdkOffer(List<Jdk> found, @Nullable Jdk automatic, String why, String problem, int needed) {
    /** What runs Node.js modules. */
    static final JdkOffer NODE = new JdkOffer(List.of(), null, "Node.js", "", 0);

    public JdkOffer {
        found = List.copyOf(found);
    }

    /**
     * Looks through the JDKs of this machine.
     *
     * @param needed the newest class file version that the handler itself needs
     * @param highest the newest class file version of all its code
     */
    static JdkOffer of(List<Jdk> installed, int needed, int highest) {
        List<Jdk> fit =
                installed.stream().filter(jdk -> refusal(jdk, needed).isEmpty()).toList();
        try {
            JdkChoice choice = JdkChoice.choose(installed, needed, highest);
            return new JdkOffer(fit, choice.jdk(), choice.why(), "", needed);
        } catch (CodeException e) {
            return new JdkOffer(fit, null, "", String.valueOf(e.getMessage()), needed);
        }
    }

    /** Why a JDK cannot run the handler; empty when it can. */
    String refusal(Jdk jdk) {
        return refusal(jdk, needed);
    }

    private static String refusal(Jdk jdk, int needed) {
        try {
            JdkChoice.explicit(jdk, needed);
            return "";
        } catch (CodeException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
