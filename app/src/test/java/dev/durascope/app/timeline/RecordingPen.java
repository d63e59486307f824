package dev.durascope.app.timeline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Remembers the rectangles and texts that were drawn, as far as they were not clipped away. Every letter is 6 wide. */
final class RecordingPen implements Pen {
    record Drawn(double x, double y, double width, double height, Ink ink) {
        boolean covers(double px, double py) {
            return px >= x && px <= x + width && py >= y && py <= y + height;
        }
    }

    record Written(String text, double x, double baseline, Ink ink) {}

    final List<Drawn> rects = new ArrayList<>();
    final List<Written> texts = new ArrayList<>();
    private final Deque<double[]> clips = new ArrayDeque<>();

    RecordingPen(double width, double height) {
        clips.push(new double[] {0, 0, width, height});
    }

    @Override
    public void rect(double x, double y, double width, double height, Ink ink, double opacity) {
        double[] clip = clips.peek();
        double left = Math.max(x, clip[0]);
        double top = Math.max(y, clip[1]);
        double right = Math.min(x + width, clip[2]);
        double bottom = Math.min(y + height, clip[3]);
        if (right > left && bottom > top) {
            rects.add(new Drawn(left, top, right - left, bottom - top, ink));
        }
    }

    @Override
    public void polygon(double[] corners, Ink ink) {}

    @Override
    public void lines(double[] ends, double width, Ink ink, double opacity) {
        for (int i = 0; i < ends.length; i += 4) {
            double x = Math.min(ends[i], ends[i + 2]);
            double y = Math.min(ends[i + 1], ends[i + 3]);
            rect(
                    x,
                    y,
                    Math.max(1, Math.abs(ends[i] - ends[i + 2])),
                    Math.max(1, Math.abs(ends[i + 1] - ends[i + 3])),
                    ink);
        }
    }

    @Override
    public void text(String text, double x, double baseline, TextSize size, Ink ink) {
        texts.add(new Written(text, x, baseline, ink));
    }

    @Override
    public double width(String text, TextSize size) {
        return 6.0 * text.length();
    }

    @Override
    public void within(double x, double y, double width, double height, Runnable drawing) {
        double[] outer = clips.peek();
        clips.push(new double[] {
            Math.max(outer[0], x), Math.max(outer[1], y), Math.min(outer[2], x + width), Math.min(outer[3], y + height)
        });
        drawing.run();
        clips.pop();
    }
}
