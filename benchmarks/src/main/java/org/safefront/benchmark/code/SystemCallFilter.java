package org.safefront.benchmark.code;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Calls of the system that end a program at once: it has no business with other processes, with the network, or with what
 * sandboxes are made of. Nothing behind them is within its reach anyway, but who tries is not to pass. In the form of the kernel's
 * filters (seccomp, classic BPF), as bubblewrap takes it.
 */
final class SystemCallFilter {
    private static final int LOAD = 0x20;
    private static final int JUMP_IF_EQUAL = 0x15;
    private static final int JUMP_IF_AT_LEAST = 0x35;
    private static final int RETURN = 0x06;

    private static final int ALLOW = 0x7fff0000;
    private static final int KILL_PROCESS = 0x80000000;

    private static final int NUMBER_OFFSET = 0;
    private static final int ARCHITECTURE_OFFSET = 4;
    /** From here on are the calls of the x32 interface, the same under other numbers. */
    private static final int X32 = 0x40000000;

    /** One call and its numbers on the two architectures that there are natives for. */
    private record Call(String name, int x8664, int aarch64) {}

    private static final List<Call> FORBIDDEN = List.of(
            new Call("kill", 62, 129),
            new Call("tkill", 200, 130),
            new Call("tgkill", 234, 131),
            new Call("rt_sigqueueinfo", 129, 138),
            new Call("rt_tgsigqueueinfo", 297, 240),
            new Call("pidfd_send_signal", 424, 424),
            new Call("pidfd_open", 434, 434),
            new Call("pidfd_getfd", 438, 438),
            new Call("ptrace", 101, 117),
            new Call("process_vm_readv", 310, 270),
            new Call("process_vm_writev", 311, 271),
            new Call("socket", 41, 198),
            new Call("unshare", 272, 97),
            new Call("setns", 308, 268),
            new Call("mount", 165, 40),
            new Call("umount2", 166, 39),
            new Call("pivot_root", 155, 41),
            new Call("chroot", 161, 51),
            new Call("bpf", 321, 280),
            new Call("perf_event_open", 298, 241),
            new Call("userfaultfd", 323, 282),
            new Call("io_uring_setup", 425, 425),
            new Call("add_key", 248, 217),
            new Call("keyctl", 250, 219));

    private SystemCallFilter() {}

    /** The filter for this machine. */
    static byte[] bytes() {
        boolean isArm = System.getProperty("os.arch").equals("aarch64");
        var filter = ByteBuffer.allocate(8 * (7 + 2 * FORBIDDEN.size())).order(ByteOrder.LITTLE_ENDIAN);
        line(filter, LOAD, 0, 0, ARCHITECTURE_OFFSET);
        line(filter, JUMP_IF_EQUAL, 1, 0, isArm ? 0xc00000b7 : 0xc000003e);
        line(filter, RETURN, 0, 0, KILL_PROCESS);
        line(filter, LOAD, 0, 0, NUMBER_OFFSET);
        line(filter, JUMP_IF_AT_LEAST, 0, 1, X32);
        line(filter, RETURN, 0, 0, KILL_PROCESS);
        for (Call call : FORBIDDEN) {
            line(filter, JUMP_IF_EQUAL, 0, 1, isArm ? call.aarch64() : call.x8664());
            line(filter, RETURN, 0, 0, KILL_PROCESS);
        }
        line(filter, RETURN, 0, 0, ALLOW);
        return filter.array();
    }

    private static void line(ByteBuffer filter, int code, int jumpIfTrue, int jumpIfFalse, int operand) {
        filter.putShort((short) code)
                .put((byte) jumpIfTrue)
                .put((byte) jumpIfFalse)
                .putInt(operand);
    }
}
