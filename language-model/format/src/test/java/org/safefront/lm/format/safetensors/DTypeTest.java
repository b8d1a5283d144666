package org.safefront.lm.format.safetensors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DTypeTest {
    private final ByteBuffer bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);

    @ParameterizedTest
    @EnumSource(names = {"F16", "BF16"})
    void everyHalfWidthNumberComesBackThroughFloat(DType dtype) {
        for (int bits = 0; bits < 1 << 16; bits++) {
            bytes.clear().putShort((short) bits);
            float value = dtype.toFloat(bytes, 0);
            bytes.clear();
            dtype.fromFloat(value, bytes);

            boolean same =
                    Float.isNaN(value) ? Float.isNaN(dtype.toFloat(bytes, 0)) : bytes.getShort(0) == (short) bits;
            assertTrue(same, dtype + " " + Integer.toHexString(bits));
        }
    }

    // Expected bits are numpy's: np.float32(x).astype(np.float16).view(np.uint16)
    @ParameterizedTest
    @CsvSource({
        "1.0, 3c00",
        "-2.0, c000",
        "65504.0, 7bff",
        "65519.99, 7bff",
        "65520.0, 7c00",
        "1.0e-7, 0002",
        "2.9802322e-8, 0000",
        "2.9802326e-8, 0001",
        "0.00006103515625, 0400",
        "0.000061005353927612305, 0400",
        "0.333333343, 3555",
        "1.00048828125, 3c00",
        "1.00146484375, 3c02"
    })
    void roundsToTheNearestEvenHalf(float value, String bits) {
        DType.F16.fromFloat(value, bytes);

        assertEquals(Integer.parseInt(bits, 16), bytes.getShort(0) & 0xffff);
    }

    // Expected bits are torch's: torch.tensor(x).to(torch.bfloat16).view(torch.uint16)
    @ParameterizedTest
    @CsvSource({"1.0, 3f80", "1.00390625, 3f80", "1.01171875, 3f82", "3.3895314e38, 7f7f", "3.4e38, 7f80", "-0.1, bdcd"
    })
    void roundsToTheNearestEvenBfloat(float value, String bits) {
        DType.BF16.fromFloat(value, bytes);

        assertEquals(Integer.parseInt(bits, 16), bytes.getShort(0) & 0xffff);
    }

    @Test
    void notANumberStaysNotANumber() {
        DType.BF16.fromFloat(Float.intBitsToFloat(0x7f800001), bytes);

        assertTrue(Float.isNaN(DType.BF16.toFloat(bytes, 0)));
    }
}
