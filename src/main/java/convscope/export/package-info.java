/**
 * What leaves the program as a file that others read: tables as CSV, drawings as SVG and PNG,
 * graphs as ONNX. A file is written beside its target and moved there when it is complete, so that
 * a failure leaves what was there before.
 */
@org.jspecify.annotations.NullMarked
package convscope.export;
