package convscope.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

class RunExampleTest {

    private static final class Lengths implements Newest.Answering<String, Integer> {
        @Override
        public void answer(String question, Newest.Telling<Integer> telling) {
            telling.tell(question.length());
        }

        @Override
        public Integer failed(String question, Throwable failure) {
            return -1;
        }
    }

    @Test
    void aQuestionIsAnsweredInTheBackground() throws Exception {
        // @start region=example
        BlockingQueue<Integer> heard = new LinkedBlockingQueue<>();
        try (Newest<String, Integer> lengths =
                new Newest<>("lengths", needed -> new Lengths(), Runnable::run, heard::add)) {
            lengths.ask("convolution");
            assertThat(heard.take()).isEqualTo(11);
        }
        // @end
    }
}
