package chat.warren.node.api.web;

import chat.warren.node.api.Devices;
import chat.warren.node.desk.Answer;
import chat.warren.node.desk.Asked;
import chat.warren.node.desk.RefusedException;
import chat.warren.node.desk.Route;
import java.util.List;

/** What can be asked about our own devices, and wanted of them. */
final class DeviceRoutes {
    private final Devices devices;

    DeviceRoutes(Devices devices) {
        this.devices = devices;
    }

    List<Route> all() {
        return List.of(
                new Route("GET", "/v1/devices", asked -> Commands.told(() -> Shapes.of(devices.view()))),
                new Route("PUT", "/v1/devices/{device}/name", this::name),
                new Route("DELETE", "/v1/devices/{device}", asked -> {
                    asked.body().nothingElse();
                    return Commands.done(() -> devices.revoke(asked.at("device")));
                }),
                new Route("POST", "/v1/pairing", this::add),
                new Route("POST", "/v1/pairing/answer", this::answer),
                new Route("DELETE", "/v1/pairing", asked -> {
                    asked.body().nothingElse();
                    return Commands.done(devices::giveUp);
                }),
                new Route("PUT", "/v1/identity/name", this::callUs),
                new Route("PUT", "/v1/identity/key", this::entrust));
    }

    private Answer name(Asked asked) throws RefusedException, InterruptedException {
        String name = asked.body().text("name");
        asked.body().nothingElse();
        return Commands.done(() -> devices.call(asked.at("device"), name));
    }

    private Answer callUs(Asked asked) throws RefusedException, InterruptedException {
        String name = asked.body().text("name");
        asked.body().nothingElse();
        return Commands.done(() -> devices.callUs(name));
    }

    private Answer add(Asked asked) throws RefusedException, InterruptedException {
        String link = asked.body().text("link");
        asked.body().nothingElse();
        return Commands.done(() -> devices.add(link));
    }

    private Answer answer(Asked asked) throws RefusedException, InterruptedException {
        boolean same = asked.body().truth("same");
        asked.body().nothingElse();
        return Commands.done(() -> devices.answer(same));
    }

    private Answer entrust(Asked asked) throws RefusedException, InterruptedException {
        String words = asked.body().text("words");
        asked.body().nothingElse();
        return Commands.done(() -> devices.entrust(words));
    }
}
