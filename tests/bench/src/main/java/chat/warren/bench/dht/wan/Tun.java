package chat.warren.bench.dht.wan;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** A TUN device of Linux: IP packets that the kernel would put on a wire, to read and write here instead. */
final class Tun {
    private static final int O_RDWR = 2;
    private static final long TUNSETIFF = 0x400454caL;
    private static final short IFF_TUN_NO_PI = 0x1001;
    private static final int IFNAME_BYTES = 16;
    private static final int IFREQ_BYTES = 40;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final MethodHandle OPEN = libc(
            "open",
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT),
            Linker.Option.firstVariadicArg(2));
    private static final MethodHandle IOCTL = libc(
            "ioctl",
            FunctionDescriptor.of(
                    ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS),
            Linker.Option.firstVariadicArg(2));
    private static final FunctionDescriptor TRANSFER = FunctionDescriptor.of(
            ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG);
    private static final MethodHandle READ = libc("read", TRANSFER);
    private static final MethodHandle WRITE = libc("write", TRANSFER);

    private final int descriptor;

    /** Takes hold of the device of this name, which exists already. */
    Tun(String name) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            descriptor = (int) OPEN.invokeExact(arena.allocateFrom("/dev/net/tun"), O_RDWR);
            if (descriptor < 0) {
                throw new IOException("/dev/net/tun does not open: delays need the kernel's TUN device");
            }
            MemorySegment request = arena.allocate(IFREQ_BYTES);
            request.setString(0, name);
            request.set(ValueLayout.JAVA_SHORT, IFNAME_BYTES, IFF_TUN_NO_PI);
            if ((int) IOCTL.invokeExact(descriptor, TUNSETIFF, request) < 0) {
                throw new IOException("the TUN device " + name + " cannot be attached");
            }
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** Blocks until a packet is there; a negative length means that the device is gone. */
    int read(MemorySegment into) {
        try {
            return (int) (long) READ.invokeExact(descriptor, into, into.byteSize());
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** A packet that the kernel refuses is lost, as on any wire. */
    void write(MemorySegment packet, long length) {
        try {
            long written = (long) WRITE.invokeExact(descriptor, packet, length);
            assert written <= length;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings("restricted") // Only a TUN device of the kernel can be a wire, and Java has no other way to it.
    private static MethodHandle libc(String name, FunctionDescriptor shape, Linker.Option... options) {
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), shape, options);
    }
}
