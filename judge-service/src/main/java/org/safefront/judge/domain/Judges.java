package org.safefront.judge.domain;

/** The judges that this service has. */
public interface Judges {
    /**
     * The judge of that name.
     *
     * @throws UnknownJudgeException naming those that there are
     * @throws JudgeUnusableException if what lies under that name is no judge
     */
    Judge get(String name);
}
