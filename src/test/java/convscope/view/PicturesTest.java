package convscope.view;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.picture.OpenedPicture;
import convscope.picture.Picture;
import convscope.picture.SamplePictures;
import convscope.session.PictureChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PicturesTest {

    private static final PictureChoice CAT = PictureChoice.INITIAL;
    private static final PictureChoice OTHER = new PictureChoice.Sample("gratings");
    private static final PictureChoice BROKEN = new PictureChoice.File(Path.of("broken.png"));
    private static final PictureChoice STUCK = new PictureChoice.File(Path.of("stuck.png"));

    private final BlockingQueue<Runnable> screen = new LinkedBlockingQueue<>();
    private final List<PictureChoice> read = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();
    private final List<String> over = new ArrayList<>();
    private final Background.Notice notice =
            new Background.Notice() {
                @Override
                public String fail(Throwable failure) {
                    failures.add(failure);
                    return String.valueOf(failure.getMessage());
                }

                @Override
                public void over(String sentence) {
                    over.add(sentence);
                }
            };

    private volatile boolean mended;
    private final Pictures pictures =
            new Pictures(
                    new Background(screen::add, notice, List::of),
                    this::picture,
                    (choice, _) -> read.add(choice),
                    () -> {});

    private OpenedPicture picture(PictureChoice choice) throws IOException {
        if (choice.equals(STUCK)) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
        if (choice.equals(BROKEN) && !mended) {
            throw new IOException("broken");
        }
        return new OpenedPicture(
                (choice.equals(CAT) ? SamplePictures.CAT : SamplePictures.GRATINGS).picture(),
                Optional.empty());
    }

    private void showNext() throws InterruptedException {
        Runnable next = screen.poll(60, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        next.run();
    }

    private void start() throws InterruptedException {
        assertThat(pictures.of(CAT)).isEmpty();
        showNext();
        assertThat(pictures.inForce()).contains(CAT);
    }

    @Test
    void oneThatCannotBeReadLeavesTheOneBefore() throws Exception {
        start();
        Picture before = pictures.of(CAT).orElseThrow();
        pictures.choose(BROKEN);
        assertThat(pictures.of(CAT)).contains(before);
        showNext();
        assertThat(failures).hasSize(1);
        assertThat(read).containsExactly(CAT);
        assertThat(pictures.of(CAT)).contains(before);
    }

    @Test
    void theMendedFileCanBeChosenAgain() throws Exception {
        start();
        pictures.choose(BROKEN);
        showNext();
        mended = true;
        pictures.choose(BROKEN);
        showNext();
        assertThat(over).endsWith("broken");
        assertThat(pictures.inForce()).contains(BROKEN);
        assertThat(pictures.of(BROKEN)).isPresent();
    }

    @Test
    void theFileInForceIsReadAgainWhenItIsChosenAgain() throws Exception {
        start();
        Picture before = pictures.of(CAT).orElseThrow();
        pictures.choose(CAT);
        showNext();
        assertThat(read).containsExactly(CAT, CAT);
        assertThat(pictures.of(CAT).orElseThrow()).isNotSameAs(before);
    }

    @Test
    void oneThatNeverEndsDelaysNeitherEditsNorTheNext() throws Exception {
        start();
        pictures.choose(STUCK);
        assertThat(pictures.of(CAT)).isPresent();
        pictures.choose(OTHER);
        while (!pictures.inForce().equals(Optional.of(OTHER))) {
            showNext();
        }
        assertThat(failures).isEmpty();
        assertThat(read).containsExactly(CAT, OTHER);
    }

    @Test
    void aFailureBeforeTheFirstPictureIsThereBringsTheFirst() throws Exception {
        assertThat(pictures.of(CAT)).isEmpty();
        pictures.choose(BROKEN);
        assertThat(pictures.of(CAT)).isEmpty();
        while (pictures.inForce().isEmpty()) {
            showNext();
        }
        assertThat(pictures.inForce()).contains(CAT);
        assertThat(failures).hasSize(1);
    }
}
