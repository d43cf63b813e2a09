package convscope.engine.onednn;

import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.Loader;

/** What oneDNN found the processor capable of. */
record InstructionSet(String title, boolean bf16) {

    static InstructionSet here() {
        int found = dnnl.dnnl_get_effective_cpu_isa();
        return new InstructionSet(title(found), has(found, dnnl.dnnl_cpu_isa_avx512_core_bf16));
    }

    private static String title(int found) {
        if (has(found, dnnl.dnnl_cpu_isa_avx512_core_amx)) {
            return "AVX-512 with AMX";
        }
        if (has(found, dnnl.dnnl_cpu_isa_avx512_core)) {
            return "AVX-512";
        }
        if (has(found, dnnl.dnnl_cpu_isa_avx2)) {
            return "AVX2";
        }
        return has(found, dnnl.dnnl_cpu_isa_sse41) ? "SSE4.1" : Loader.getPlatform();
    }

    /** Later instruction sets hold the bits of those they contain. */
    private static boolean has(int found, int wanted) {
        return (found & wanted) == wanted && found != dnnl.dnnl_cpu_isa_default;
    }
}
