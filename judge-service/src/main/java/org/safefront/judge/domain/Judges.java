package org.safefront.judge.domain;

/** The judges that this service has. */
public interface Judges {
    /**
     * The judge of that name.
     *
     * @throws UnknownJudgeException naming those that there are
     */
    Judge get(String name);
}
