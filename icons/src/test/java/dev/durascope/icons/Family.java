package dev.durascope.icons;

import java.util.Arrays;
import java.util.List;

/** The icons that stand beside each other; the pack gives each family a range of codes. */
enum Family {
    TYPES("Operations", 0xE100),
    STATUSES("Statuses", 0xE120),
    INVOCATION("In an invocation", 0xE140),
    DEBUGGER("Debugger", 0xE150),
    FAULTS("Faults", 0xE170),
    TIME("Time and callbacks", 0xE180),
    TRAVEL("Travel", 0xE190),
    COMMANDS("Other commands", 0xE1A0),
    THINGS("Things and places", 0xE1D0);

    private final String title;
    private final int first;

    Family(String title, int first) {
        this.title = title;
        this.first = first;
    }

    static Family of(DurascopeIcons icon) {
        Family of = TYPES;
        for (Family family : values()) {
            if (family.first <= icon.getCode()) {
                of = family;
            }
        }
        return of;
    }

    String title() {
        return title;
    }

    List<DurascopeIcons> icons() {
        return Arrays.stream(DurascopeIcons.values())
                .filter(icon -> of(icon) == this)
                .toList();
    }
}
