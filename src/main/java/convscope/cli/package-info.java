/**
 * The verbs of the command line: the same as the window's, for lesson preparation, figures and
 * checking.
 *
 * <p>Start at {@link convscope.cli.CommandLineProgram} and {@link convscope.cli.CountVerb}. Words
 * become a verb with its options, the verb reads its subject and prints; whatever is thrown becomes
 * one sentence. Results go to standard output, messages to standard error; exit 0 done, 1 the
 * user's input is at fault, 2 usage.
 *
 * {@snippet class="convscope.cli.CliExampleTest" region="example"}
 */
@org.jspecify.annotations.NullMarked
package convscope.cli;
