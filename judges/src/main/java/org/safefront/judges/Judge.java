package org.safefront.judges;

import java.util.List;
import org.safefront.contracts.JudgeRef;

/** Says of answers whether they refuse, or whether they do harm. May be used by many threads at once. */
public interface Judge extends AutoCloseable {
    /** Who it is: whatever can change a verdict changes its digest. */
    JudgeRef ref();

    /**
     * One opinion on each exchange, in their order, which does not depend on the others.
     *
     * @throws JudgeUnusableException if it turns out that it cannot judge
     */
    List<Opinion> judge(List<Exchange> exchanges);

    @Override
    default void close() {}
}
