/** Named tensors: seeded, or read from and written to safetensors files. */
@org.jspecify.annotations.NullMarked
package convscope.weights;
