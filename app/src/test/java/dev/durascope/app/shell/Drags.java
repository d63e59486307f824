package dev.durascope.app.shell;

import com.sun.javafx.tk.TKClipboard;
import java.io.File;
import java.lang.reflect.Method;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.PickResult;
import javafx.scene.input.TransferMode;
import javafx.util.Pair;
import org.jspecify.annotations.Nullable;

/** Drag events with real dragboards. The headless platform cannot drag between windows, so the gesture starts here. */
final class Drags {
    private Drags() {}

    /** What the system offers when files are dragged from elsewhere. */
    private record OfferedFiles(List<File> files) implements TKClipboard {
        @Override
        public Set<DataFormat> getContentTypes() {
            return Set.of(DataFormat.FILES);
        }

        @Override
        public boolean hasContent(DataFormat format) {
            return DataFormat.FILES.equals(format);
        }

        @Override
        public @Nullable Object getContent(DataFormat format) {
            return hasContent(format) ? files : null;
        }

        @Override
        public Set<TransferMode> getTransferModes() {
            return EnumSet.of(TransferMode.COPY);
        }

        @Override
        @SafeVarargs
        public final boolean putContent(Pair<DataFormat, Object>... content) {
            return false;
        }

        @Override
        public void setDragView(Image image) {}

        @Override
        public void setDragViewOffsetX(double offset) {}

        @Override
        public void setDragViewOffsetY(double offset) {}

        @Override
        public @Nullable Image getDragView() {
            return null;
        }

        @Override
        public double getDragViewOffsetX() {
            return 0;
        }

        @Override
        public double getDragViewOffsetY() {
            return 0;
        }
    }

    /** A dragboard that carries files. */
    static Dragboard board(List<File> files) {
        try {
            Method create = Dragboard.class.getDeclaredMethod("createDragboard", TKClipboard.class);
            create.setAccessible(true);
            return (Dragboard) create.invoke(null, new OfferedFiles(files));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** The node in the middle of a scene. */
    static Node target(Scene scene) {
        return deepest(scene.getRoot(), middle(scene));
    }

    private static Node deepest(Node node, Point2D at) {
        if (node instanceof Parent parent) {
            List<Node> children = parent.getChildrenUnmodifiable();
            for (int i = children.size() - 1; i >= 0; i--) {
                Node child = children.get(i);
                if (child.isVisible() && !child.isMouseTransparent() && child.contains(child.sceneToLocal(at))) {
                    return deepest(child, at);
                }
            }
        }
        return node;
    }

    private static Point2D middle(Scene scene) {
        return new Point2D(scene.getWidth() / 2, scene.getHeight() / 2);
    }

    /** An event in the middle of a scene. */
    static DragEvent event(EventType<DragEvent> type, Scene scene, Dragboard board) {
        Node target = target(scene);
        Point2D at = middle(scene);
        return new DragEvent(
                type,
                board,
                at.getX(),
                at.getY(),
                at.getX(),
                at.getY(),
                TransferMode.COPY,
                null,
                target,
                new PickResult(target, at.getX(), at.getY()));
    }
}
