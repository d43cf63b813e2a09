package convscope.model;

import java.util.List;
import java.util.Locale;

/**
 * The same input to every branch, and one merge of what they give: split, transform, merge.
 *
 * @param merge how the branches come together
 * @param branches at least one
 */
public record Parallel(Merge merge, List<Branch> branches) implements Block {

    /**
     * @throws IllegalArgumentException if there is no branch
     */
    public Parallel {
        branches = List.copyOf(branches);
        if (branches.isEmpty()) {
            throw new IllegalArgumentException("a parallel has at least one branch");
        }
    }

    public static Parallel of(Merge merge, Branch... branches) {
        return new Parallel(merge, List.of(branches));
    }

    /** {@return the number of branches that run, copies counted} */
    public int width() {
        return branches.stream().mapToInt(Branch::copies).sum();
    }

    /** {@return the branch that stands at {@code index} among all copies, from 0} */
    public Branch branchAt(int index) {
        int end = 0;
        for (Branch branch : branches) {
            end += branch.copies();
            if (index < end) {
                return branch;
            }
        }
        throw new IllegalArgumentException(
                String.format(Locale.ROOT, "branch %d of %d", index, end));
    }

    @Override
    public String kind() {
        return "parallel";
    }
}
