// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The joins of a take in the window that users get: what is seen, measured and slid, over real
// pictures.
#include "app/studio/studio.h"
#include "app/studio/windowwiring.h"
#include "tests/support/ffmpegtool.h"
#include "tests/support/shownnumber.h"
#include "tests/support/testsequence.h"
#include "tests/ui/fakeprompts.h"
#include "timeline/edit/edits.h"
#include "timeline/media/picture.h"
#include "timeline/media/sequencereader.h"
#include "timeline/render/exporter.h"
#include "ui/compareview.h"
#include "ui/messagebar.h"
#include "ui/picturepane.h"
#include "ui/seamdesk.h"
#include "ui/theme.h"

#include <QAction>
#include <QApplication>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <future>

using namespace timeline;
using testsupport::words;
using ui::Command;
using Word = render::SeamScore::Word;

namespace {

constexpr int patience = 30'000;
constexpr model::Rational rate{25, 1};
// The take's file has pictures for `window`; it is laid into `range`. Up to `same` they are those
// of the video, from there on the middle of them is grey.
constexpr model::FrameRange window{{20}, {80}}, range{{30}, {60}};
constexpr int same = 25;

template <class Work> auto elsewhere(Work work)
{
    return std::async(std::launch::async, std::move(work)).get();
}

// In brightness alone: an encoder keeps a quarter of the colours.
double lumaPsnr(const QImage &a, const QImage &b)
{
    double sum = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const double d = qGray(a.pixel(x, y)) - qGray(b.pixel(x, y));
            sum += d * d;
        }
    }
    return sum > 0 ? 10 * std::log10(255.0 * 255 * a.width() * a.height() / sum) : 999;
}

} // namespace

class TestSeamWiring : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        testsupport::MediaSpec spec;
        spec.name = QStringLiteral("a film whose take has seams");
        m_video = testsupport::make(spec);
        m_takeFile = m_files.filePath(QStringLiteral("take.mp4"));
        testsupport::runFfmpeg(words("-i")
            << m_video << words("-vf")
            << QStringLiteral("trim=start_frame=%1:end_frame=%2,setpts=PTS-"
                              "STARTPTS,drawbox=y=ih/5:h=ih*3/5:c=gray:t=fill:"
                              "enable='gte(n,%3)'")
                   .arg(window.begin.value)
                   .arg(window.end.value)
                   .arg(same - window.begin.value)
            << words("-af atrim=start=0.8:end=3.2,asetpts=PTS-"
                     "STARTPTS -c:v libx264 -preset fast -crf 12 "
                     "-c:a aac")
            << m_takeFile);
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder->path());
        m_studio = std::move(
            studio::Studio::create(m_folder->path(), std::make_unique<api::MemoryStore>()).value());
        m_window =
            std::make_unique<ui::MainWindow>(m_studio->engine(), std::make_unique<FakePrompts>());
        m_wiring = std::make_unique<studio::WindowWiring>(*m_studio, *m_window);
        m_window->show();
        QSignalSpy opened(&m_studio->opening, &app::OpenWorkflow::opened);
        m_window->openPath(m_video);
        QVERIFY(opened.count() > 0 || opened.wait(60'000));
        addTake();
        m_studio->player.seek({35});
    }

    void cleanup()
    {
        m_wiring.reset();
        m_window.reset();
        m_studio.reset();
    }

    // Each pane shows the very frame that its title names, as the export writes it.
    void theFourFramesAreThoseOfTheExport()
    {
        const QString path = m_folder->filePath(QStringLiteral("out.mp4"));
        const auto out = elsewhere([&, view = m_studio->session.view()] {
            const auto plan = render::planExport(*view, render::Preset::MatchSource, path);
            if (!plan || !render::runExport(view, *plan, path))
                qFatal("cannot export");
            return testsupport::openSequence(path);
        });
        QCOMPARE(out->grid->count(), m_studio->session.view()->grid->count());
        four().setZoom(1);
        for (const auto &[to, frames] : {std::pair(35, std::vector{29, 30, 59, 60}),
                 std::pair(60, std::vector{29, 30, 59, 60})}) {
            m_studio->player.seek({to});
            if (!m_window->seams().isFourUp())
                trigger(Command::SeamLook);
            four().setZoom(1);
            QTRY_VERIFY_WITH_TIMEOUT(isAllShown(), patience);
            const auto written = elsewhere([&out, &numbers = frames] {
                std::vector<QImage> images;
                media::SequenceReader reader(out);
                for (const int n : numbers)
                    images.push_back(reader.image({n}, {}).value());
                return images;
            });
            for (std::size_t i = 0; i < 4; ++i) {
                const QVideoFrame shown = four().pane(i)->sink()->videoFrame();
                QCOMPARE(testsupport::numberIn(shown), frames[i]);
                QCOMPARE(shown.size(), written[i].size());
                const double psnr = lumaPsnr(shown.toImage(), written[i]);
                QVERIFY2(psnr > 36, qPrintable(QStringLiteral("%1: %2").arg(i).arg(psnr)));
            }
            QVERIFY(lumaPsnr(four().pane(0)->sink()->videoFrame().toImage(), written[1]) < 30);
        }
    }

    void aSeamIsSlidAndBroughtBack()
    {
        const model::Project before = project();
        trigger(Command::SeamLook);
        QTRY_VERIFY_WITH_TIMEOUT(isAllShown(), patience);
        trigger(Command::SeamEarlier);
        QCOMPARE(seam(edit::SeamSide::Begin), std::int64_t(29));
        trigger(Command::SeamLater);
        trigger(Command::SeamLater);
        QCOMPARE(seam(edit::SeamSide::Begin), std::int64_t(31));
        QTRY_VERIFY_WITH_TIMEOUT(isAllShown(), patience);
        QCOMPARE(testsupport::numberIn(four().pane(1)->sink()->videoFrame()), 31);
        QUndoStack &undo = document().undoStack();
        QCOMPARE(undo.undoText(), QStringLiteral("Slide seam"));
        for (int i = 0; i < 3; ++i)
            undo.undo();
        QCOMPARE(project(), before);
        QVERIFY(m_window->seams().isFourUp());
        QTRY_VERIFY_WITH_TIMEOUT(isAllShown(), patience);
        QCOMPARE(testsupport::numberIn(four().pane(1)->sink()->videoFrame()), 30);
    }

    void itIsSlidNoFurtherThanThereArePictures()
    {
        for (int i = 0; i < 10; ++i)
            trigger(Command::SeamEarlier);
        QCOMPARE(seam(edit::SeamSide::Begin), window.begin.value);
        const int steps = document().undoStack().count();
        trigger(Command::SeamEarlier);
        QCOMPARE(seam(edit::SeamSide::Begin), window.begin.value);
        QCOMPARE(document().undoStack().count(), steps);
        QVERIFY(m_window->findChild<ui::MessageBar *>()->isVisible());
    }

    void theLeastVisiblePlaceIsOneStep()
    {
        const model::Project before = project();
        QSignalSpy suggested(&m_studio->seams, &app::SeamWorkflow::suggested);
        trigger(Command::SeamBest);
        QVERIFY(suggested.wait(patience));
        QCOMPARE(seam(edit::SeamSide::Begin), std::int64_t(same - 1));
        const auto best = suggested.first()[1].value<render::SeamSuggestion>();
        QVERIFY2(best.difference < 4 && best.differenceNow > 15,
            qPrintable(QStringLiteral("%1, %2").arg(best.difference).arg(best.differenceNow)));
        document().undoStack().undo();
        QCOMPARE(project(), before);
        // There it is left alone.
        document().undoStack().redo();
        const int steps = document().undoStack().index();
        m_studio->player.seek({26});
        trigger(Command::SeamBest);
        QVERIFY(suggested.wait(patience));
        QCOMPARE(document().undoStack().index(), steps);
    }

    void aCrossfadeOverASeamIsOneStep()
    {
        const model::Project before = project();
        trigger(Command::SeamLook);
        const auto field = [this] {
            return bar().findChild<QSpinBox *>(QStringLiteral("seamCrossfadeBegin"));
        };
        field()->setValue(4);
        QCOMPARE(field()->value(), 4);
        const auto &clips = project().sequence.clips;
        QCOMPARE(clips[1].joinIn.crossfade, 4);
        document().undoStack().undo();
        QCOMPARE(project(), before);
        QCOMPARE(field()->value(), 0);
    }

    void seamsAreMeasuredWhileTheyAreLookedAt()
    {
        QVERIFY(!bar().state().isShown);
        trigger(Command::SeamLook);
        const auto isMeasured = [this] {
            const auto &state = bar().state();
            return state.begin && state.end && state.begin->score && state.end->score;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isMeasured(), patience);
        QCOMPARE(bar().state().begin->score->word, Word::Clear);
        QCOMPARE(bar().state().end->score->word, Word::Clear);
        m_studio->player.seek({32});
        for (int i = 0; i < 6; ++i)
            trigger(Command::SeamEarlier);
        QVERIFY(!bar().state().begin->score); // not that of before
        QTRY_VERIFY_WITH_TIMEOUT(isMeasured(), patience);
        QCOMPARE(bar().state().begin->score->word, Word::NotSeen); // at 24 the take is the video
    }

    void theStripShowsWhereTheTakeDiffers()
    {
        const auto row = [this] {
            return m_window->findChild<ui::TimelineView *>()->scene().difference;
        };
        const auto isWhole = [&] {
            const auto levels = row().levels;
            return !levels.empty()
                && std::ranges::none_of(levels, [](float level) { return level < 0; });
        };
        QTRY_VERIFY_WITH_TIMEOUT(isWhole(), patience);
        QCOMPARE(row().frames, window);
        for (std::int64_t n = window.begin.value; n < window.end.value; ++n) {
            const float level = row().levels[std::size_t(n - window.begin.value)];
            QVERIFY2(n < same ? level < 2 : level > 8,
                qPrintable(QStringLiteral("frame %1: %2").arg(n).arg(double(level))));
        }
        const auto known = row();
        trigger(Command::SeamEarlier);
        QCOMPARE(row(), known); // at once: nothing of it has changed
        m_studio->player.seek({10});
        QVERIFY(row().levels.empty());
        m_studio->player.seek({40});
        QCOMPARE(row(), known);
    }

private:
    void addTake()
    {
        const auto file = elsewhere([this] { return testsupport::opened(m_takeFile); });
        model::Project changed = project();
        model::Media media;
        media.id = changed.newId<model::MediaTag>();
        media.path = file.path;
        media.identity = file.identity;
        media.info = file.info;
        model::Take take;
        take.id = changed.newId<model::TakeTag>();
        take.media = media.id;
        take.number = 1;
        for (std::int64_t n = 0; n < window.count(); ++n)
            take.frameMap.entries.push_back({model::frameStart(n, rate), n});
        take.frameMap.length = model::frameStart(window.count(), rate);
        changed.media.push_back(media);
        changed.takes.push_back(take);
        m_studio->session.addFile(media.id, file);
        const auto at = [](model::FrameNumber n) { return model::frameStart(n.value, rate); };
        changed =
            edit::layTake(changed, take.id, {at(range.begin), at(range.end)}, at(window.begin))
                .value();
        document().apply({}, edit::chooseTake(changed, take.id, edit::Part::Both));
    }

    edit::Document &document() const { return m_studio->session.document(); }
    const model::Project &project() const { return document().project(); }
    void trigger(Command command) const { m_window->actions()[command]->trigger(); }
    ui::CompareView &four() const
    {
        return *m_window->findChild<ui::CompareView *>(QStringLiteral("seamView"));
    }
    ui::SeamBar &bar() const { return *m_window->findChild<ui::SeamBar *>(); }
    // The first frame behind it.
    std::int64_t seam(edit::SeamSide side) const
    {
        const auto run = m_window->seams().run();
        return run && run->seam(side) ? model::toTicks(run->seam(side)->time, {1, 25}) : -1;
    }
    bool isAllShown() const
    {
        // What is wished, in the video's own shape.
        const QSize wished =
            media::fitted(project().sequence.format.size, four().wantedPictureSize());
        for (std::size_t i = 0; i < four().paneCount(); ++i) {
            const ui::PaneState state = four().pane(i)->state();
            const QSize size = four().pane(i)->sink()->videoFrame().size();
            if (state.waiting || !state.error.isEmpty() || size != wished)
                return false;
        }
        return four().paneCount() == 4;
    }

    QTemporaryDir m_files;
    QString m_video, m_takeFile;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<studio::Studio> m_studio;
    std::unique_ptr<ui::MainWindow> m_window;
    std::unique_ptr<studio::WindowWiring> m_wiring;
};

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("retake-tests"));
    QCoreApplication::setApplicationName(QStringLiteral("tst_seamwiring"));
    ui::theme::apply(app);
    TestSeamWiring test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_seamwiring.moc"
