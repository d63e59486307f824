package dev.durascope.engine.replay;

import dev.durascope.engine.invoke.OperationSighting;
import dev.durascope.engine.model.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A context of the recording beside the one that took its place: what was called in it and what is, aligned so that as
 * many operations as possible keep their order. The aligned ones are anchors; what lies between two of them shares a gap.
 */
final class ContextAlignment {
    private final @Nullable String recordedId;
    private final @Nullable String calledId;
    private final List<Operation> was;
    private final List<OperationSighting> is;
    /** For each operation that was, where its anchor is in {@link #is}; -1 for none. */
    private final int[] anchorOf;

    private final int[] gapOfWas;
    private final int[] gapOfIs;

    /**
     * @param recordedId the context as it was recorded; absent for the handler itself
     * @param calledId the context as the handler calls it; absent for the handler itself
     * @param calls in the order in which they were seen
     */
    ContextAlignment(
            @Nullable String recordedId,
            @Nullable String calledId,
            List<Operation> was,
            List<OperationSighting> calls) {
        this.recordedId = recordedId;
        this.calledId = calledId;
        this.was = was;
        this.is = Objects.equals(recordedId, calledId) ? inRecordedOrder(was, calls) : calls;
        this.anchorOf = anchors();
        this.gapOfWas = new int[was.size() + 1];
        this.gapOfIs = new int[is.size() + 1];
        for (int i = 0; i < was.size(); i++) {
            gapOfWas[i + 1] = gapOfWas[i] + (anchorOf[i] >= 0 ? 1 : 0);
            if (anchorOf[i] >= 0) {
                gapOfIs[anchorOf[i] + 1] = 1;
            }
        }
        for (int i = 0; i < is.size(); i++) {
            gapOfIs[i + 1] += gapOfIs[i];
        }
    }

    @Nullable
    String calledId() {
        return calledId;
    }

    /** Whether both are one context of the same id, so that what is called in them has the same ids too. */
    boolean isSameContext() {
        return Objects.equals(recordedId, calledId);
    }

    List<Operation> was() {
        return was;
    }

    List<OperationSighting> is() {
        return is;
    }

    /** Where the operation at an index is called now; -1 when it is no anchor. */
    int anchorOf(int wasIndex) {
        return anchorOf[wasIndex];
    }

    /** How many anchors lie before what was at an index. */
    int gapOfWas(int wasIndex) {
        return gapOfWas[wasIndex];
    }

    /** How many anchors lie before what is at an index. */
    int gapOfIs(int isIndex) {
        return gapOfIs[isIndex];
    }

    /** How many anchors there are. */
    int anchorCount() {
        return gapOfWas[was.size()];
    }

    private int[] anchors() {
        int[] byId = anchorsById();
        return byId == null ? anchorsByOrder() : byId;
    }

    /** Each call beside what has its id, if all of them are still the same; branches may call in any order. */
    private int @Nullable [] anchorsById() {
        Map<String, Integer> places = new HashMap<>();
        for (OperationSighting call : is) {
            places.put(call.operationId(), places.size());
        }
        int[] anchors = new int[was.size()];
        int found = 0;
        for (int i = 0; i < anchors.length; i++) {
            Integer place = places.get(was.get(i).id());
            anchors[i] = place == null ? -1 : place;
            if (place != null) {
                found++;
                if (!OperationIdentity.same(was.get(i), is.get(place))) {
                    return null;
                }
            }
        }
        return found == is.size() ? anchors : null;
    }

    /** The longest common subsequence. */
    private int[] anchorsByOrder() {
        int[][] longest = new int[was.size() + 1][is.size() + 1];
        for (int i = was.size() - 1; i >= 0; i--) {
            for (int j = is.size() - 1; j >= 0; j--) {
                longest[i][j] = OperationIdentity.same(was.get(i), is.get(j))
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        int[] anchors = new int[was.size()];
        int j = 0;
        for (int i = 0; i < was.size(); i++) {
            anchors[i] = -1;
            while (j < is.size() && longest[i][j] == longest[i][j + 1] && longest[i][j] > longest[i + 1][j]) {
                j++;
            }
            if (j < is.size()
                    && OperationIdentity.same(was.get(i), is.get(j))
                    && longest[i][j] == longest[i + 1][j + 1] + 1) {
                anchors[i] = j++;
            }
        }
        return anchors;
    }

    /** An id says at which place of its context an operation is called, whatever thread is first to call. */
    private static List<OperationSighting> inRecordedOrder(List<Operation> was, List<OperationSighting> calls) {
        Map<String, Integer> places = new HashMap<>();
        for (Operation operation : was) {
            places.put(operation.id(), places.size());
        }
        List<OperationSighting> sorted = new ArrayList<>(calls);
        sorted.sort(Comparator.comparingInt(call -> places.getOrDefault(call.operationId(), Integer.MAX_VALUE)));
        return sorted;
    }
}
