/**
 * The verbs of the command line: the same as the window's, for lesson preparation, figures and
 * checking. Results go to standard output, messages to standard error; exit 0 done, 1 the user's
 * input is at fault, 2 usage. Start at {@link convscope.cli.CommandLineProgram}.
 */
@org.jspecify.annotations.NullMarked
package convscope.cli;
