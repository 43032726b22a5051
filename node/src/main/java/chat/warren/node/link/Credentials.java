package chat.warren.node.link;

import chat.warren.crypto.identity.DeviceCertificate;
import chat.warren.crypto.identity.DeviceKey;

/** With what this device shows who it is. */
public record Credentials(DeviceKey device, DeviceCertificate certificate) {}
