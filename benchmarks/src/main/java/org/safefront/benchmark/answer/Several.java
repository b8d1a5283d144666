package org.safefront.benchmark.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Whether answers of several values are one: tuples and intervals in their order, sets and lists in any. */
final class Several {
    private Several() {}

    static boolean areEqual(Answer gold, Answer given) {
        if (gold instanceof Answer.Union left && given instanceof Answer.Union right) {
            return unordered(left.sets(), right.sets());
        }
        if (gold instanceof Answer.Group left && given instanceof Answer.Group right) {
            return inBrackets(left, right);
        }
        if (!isMany(gold) || !isMany(given)) {
            return single(gold, given);
        }
        boolean grouped = gold instanceof Answer.Group || given instanceof Answer.Group;
        return grouped ? tupleAndList(gold, given) : unordered(Values.items(gold), Values.items(given));
    }

    private static boolean inBrackets(Answer.Group gold, Answer.Group given) {
        boolean sameBrackets = gold.open() == given.open() && gold.close() == given.close();
        return sameBrackets && ordered(gold.items(), given.items());
    }

    /** A tuple may go without its brackets, but not in those of a set. */
    private static boolean tupleAndList(Answer gold, Answer given) {
        boolean isTuple = isTuple(gold) || isTuple(given);
        boolean isSet = gold instanceof Answer.Finite || given instanceof Answer.Finite;
        return isTuple && !isSet && ordered(Values.items(gold), Values.items(given));
    }

    /** A set of one, and its one. */
    private static boolean single(Answer gold, Answer given) {
        List<Answer> left = Values.items(gold);
        List<Answer> right = Values.items(given);
        if (gold instanceof Answer.Scalar && given instanceof Answer.Listing) {
            // Said twice, in two ways, it is said once.
            return !right.isEmpty() && right.stream().allMatch(one -> AnswerEquality.areEqual(gold, one));
        }
        boolean isSet = gold instanceof Answer.Finite || given instanceof Answer.Finite;
        return isSet
                && left.size() == 1
                && right.size() == 1
                && !(left.get(0).equals(gold) && right.get(0).equals(given))
                && AnswerEquality.areEqual(left.get(0), right.get(0));
    }

    private static boolean isMany(Answer answer) {
        return answer instanceof Answer.Listing || answer instanceof Answer.Finite || answer instanceof Answer.Group;
    }

    static boolean isTuple(Answer answer) {
        return answer instanceof Answer.Group group && group.open() == '(' && group.close() == ')';
    }

    static boolean ordered(List<Answer> gold, List<Answer> given) {
        return gold.size() == given.size()
                && IntStream.range(0, gold.size()).allMatch(i -> AnswerEquality.areEqual(gold.get(i), given.get(i)));
    }

    private static boolean unordered(List<Answer> gold, List<Answer> given) {
        if (gold.size() != given.size()) {
            return false;
        }
        var left = new ArrayList<>(given);
        for (Answer one : gold) {
            Optional<Answer> match = left.stream()
                    .filter(other -> AnswerEquality.areEqual(one, other))
                    .findFirst();
            if (match.isEmpty()) {
                return false;
            }
            left.remove(match.get());
        }
        return true;
    }
}
