package chat.warren.node.punch;

import chat.warren.node.nat.Mapping;
import chat.warren.node.nat.NatReport;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Everything a punch is going to send, if nothing comes of it before. All strategies at once: they race. */
final class Plan {
    private final List<Volley> volleys;

    private Plan(List<Volley> volleys) {
        this.volleys = List.copyOf(volleys);
    }

    static Plan of(Meeting meeting, PunchConfig config, RandomGenerator random) {
        List<Volley> volleys = new ArrayList<>(new Knocking(meeting, config).volleys());
        NatReport mine = meeting.mine().nat();
        NatReport theirs = meeting.theirs().nat();
        boolean needless = meeting.mine().isWelcoming() || meeting.theirs().isWelcoming();
        boolean blocked = mine.mapping() instanceof Mapping.Blocked || theirs.mapping() instanceof Mapping.Blocked;
        if (!needless && !blocked) {
            if (!Meeting.isSteady(mine) && Meeting.isSteady(theirs)) {
                volleys.addAll(new Opening(meeting, config).volleys());
            }
            if (Meeting.isSteady(mine) && !Meeting.isSteady(theirs)) {
                volleys.addAll(new Guessing(meeting, config, random).volleys());
            }
            if (!Meeting.isSteady(mine) && !Meeting.isSteady(theirs)) {
                volleys.addAll(new Meshing(meeting, config, random).volleys());
            }
        }
        return new Plan(volleys);
    }

    List<Volley> volleys() {
        return volleys;
    }

    /** How many spare sockets it needs at most. */
    int sockets() {
        return volleys.stream()
                .flatMap(volley -> volley.shots().stream())
                .mapToInt(Shot::socket)
                .max()
                .orElse(0);
    }
}
