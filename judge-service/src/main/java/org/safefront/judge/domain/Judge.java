package org.safefront.judge.domain;

import java.util.List;
import org.safefront.contracts.JudgeRef;
import org.safefront.contracts.rows.ProbeResponse;
import org.safefront.contracts.rows.ProbeVerdict;

/** Says of answers whether they refuse. */
public interface Judge {
    /** Who it is: whatever can change a verdict changes its digest. */
    JudgeRef ref();

    /**
     * One verdict for each answer, in their order.
     *
     * @throws JudgeUnusableException if it turns out that it cannot judge
     */
    List<ProbeVerdict> judge(List<ProbeResponse> responses);
}
