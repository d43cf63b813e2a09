/**
 * What leaves the program as a file that others read: tables as CSV, drawings as SVG and PNG,
 * graphs as ONNX.
 *
 * <p>Start at {@link convscope.export.CsvFile}, {@link convscope.export.DiagramFile} and {@link
 * convscope.export.OnnxFile}. A value becomes rows, marks or messages, and those become bytes
 * beside the target, which are moved there when they are complete, so that a failure leaves what
 * was there before.
 *
 * {@snippet class="convscope.export.ExportExampleTest" region="example"}
 */
@org.jspecify.annotations.NullMarked
package convscope.export;
