/**
 * Starts the program: the window where there is a display, the command line otherwise.
 *
 * <p>Start at {@link convscope.Launcher}. The words after the program's name go to {@link
 * convscope.cli.CommandLineProgram}, which runs a verb or asks for the window; each package below
 * says in its own first page what it is for.
 *
 * {@snippet class="convscope.ProgramExampleTest" region="example"}
 */
@org.jspecify.annotations.NullMarked
package convscope;
