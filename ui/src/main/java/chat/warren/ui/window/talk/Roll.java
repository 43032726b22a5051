package chat.warren.ui.window.talk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where each row stands under a window of some height. Rows are measured when they come near it; those that never did
 * count with a guess. One row is held where it is on the screen, or the end of all at its bottom, so that nothing seen
 * moves when others grow, come or go.
 */
final class Roll {
    /** Measures rows. */
    interface Measure {
        int height(Row row);

        int guess(Row row);
    }

    /** A row in view, and where its upper edge is. */
    record Seen(Row row, int index, int y, int height) {
        int bottom() {
            return y + height;
        }
    }

    private final Measure measure;
    private final Map<Row, Integer> known = new HashMap<>();
    private List<Row> rows = List.of();
    private int height;
    private int held; // The row that stays, unless the end does.
    private int heldAt; // Where its upper edge is on the screen.
    private boolean end = true;
    private long measured;

    Roll(Measure measure) {
        this.measure = measure;
    }

    List<Row> rows() {
        return rows;
    }

    /** How many rows were measured so far: the work done. */
    long measured() {
        return measured;
    }

    /** Whether the end is in view and shall stay there. */
    boolean atEnd() {
        return end;
    }

    void window(int pixels) {
        height = pixels;
    }

    /** All rows look different: another width, another size of letters. */
    void forget() {
        known.clear();
    }

    void rows(List<Row> next) {
        String stays = held < rows.size() ? rows.get(held).id() : "";
        List<Row> before = rows;
        rows = List.copyOf(next);
        known.keySet().retainAll(new java.util.HashSet<>(rows));
        if (!end) {
            int found = find(stays);
            if (found < 0) {
                found = nearest(before);
            }
            held = Math.max(0, found);
        }
    }

    int find(String id) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    /** The row held is gone: the next one that is still there takes its place. */
    private int nearest(List<Row> before) {
        for (int i = held + 1; i < before.size(); i++) {
            int found = find(before.get(i).id());
            if (found >= 0) {
                return found;
            }
        }
        return rows.size() - 1;
    }

    private int tall(int row) {
        Integer there = known.get(rows.get(row));
        if (there == null) {
            measured++;
            there = measure.height(rows.get(row));
            known.put(rows.get(row), there);
        }
        return there;
    }

    private int supposed(int row) {
        Integer there = known.get(rows.get(row));
        return there == null ? measure.guess(rows.get(row)) : there;
    }

    /** The height of all rows, as far as one can know. */
    int total() {
        int total = 0;
        for (int i = 0; i < rows.size(); i++) {
            total += supposed(i);
        }
        return total;
    }

    /** How far the upper edge of the window is below that of the first row. */
    int top() {
        if (end) {
            return Math.max(0, total() - height);
        }
        int top = -heldAt;
        for (int i = 0; i < held; i++) {
            top += supposed(i);
        }
        return Math.max(0, top);
    }

    void toEnd() {
        end = true;
    }

    /** Shows the rows from so far below the first one. */
    void scrollTo(int top) {
        int at = 0;
        int row = 0;
        while (row < rows.size() - 1 && at + supposed(row) <= top) {
            at += supposed(row++);
        }
        hold(row, at - top);
    }

    void scrollBy(int down) {
        List<Seen> seen = seen();
        if (!seen.isEmpty()) {
            hold(seen.getFirst().index(), seen.getFirst().y() - down);
            seen();
        }
    }

    /** Puts a row's upper edge there. */
    void hold(int row, int y) {
        held = row;
        heldAt = y;
        end = false;
    }

    /** Brings a row into view with as little movement as can be. */
    void reveal(int row) {
        List<Seen> seen = seen();
        for (Seen each : seen) {
            if (each.index() == row) {
                if (each.y() < 0) {
                    hold(row, 0);
                } else if (each.bottom() > height) {
                    hold(row, Math.max(0, height - each.height()));
                }
                return;
            }
        }
        hold(row, Math.max(0, (height - tall(row)) / 2));
    }

    /** The rows in view from top to bottom. Measures no others. */
    List<Seen> seen() {
        if (rows.isEmpty()) {
            return List.of();
        }
        if (!end) {
            settle();
        }
        if (end) {
            return upwards(rows.size() - 1, height);
        }
        List<Seen> seen = new ArrayList<>();
        int y = heldAt;
        for (int i = held; i < rows.size() && y < height; i++) {
            seen.add(new Seen(rows.get(i), i, y, tall(i)));
            y += tall(i);
        }
        return seen;
    }

    /** Holds the first row in view; the first of all not below the top, the last not above the bottom. */
    private void settle() {
        while (heldAt > 0 && held > 0) {
            held--;
            heldAt -= tall(held);
        }
        heldAt = Math.min(heldAt, 0);
        while (heldAt + tall(held) <= 0 && held < rows.size() - 1) {
            heldAt += tall(held);
            held++;
        }
        int bottom = heldAt;
        for (int i = held; i < rows.size() && bottom < height; i++) {
            bottom += tall(i);
            if (i == rows.size() - 1 && bottom <= height) {
                end = true;
            }
        }
    }

    private List<Seen> upwards(int last, int bottom) {
        List<Seen> seen = new ArrayList<>();
        int y = bottom;
        for (int i = last; i >= 0 && y > 0; i--) {
            y -= tall(i);
            seen.addFirst(new Seen(rows.get(i), i, y, tall(i)));
        }
        return seen;
    }
}
