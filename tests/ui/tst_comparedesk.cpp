// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/shownnumber.h"
#include "tests/support/testmedia.h"
#include "tests/support/testsequence.h"
#include "timeline/edit/edits.h"
#include "timeline/media/sequencereader.h"
#include "timeline/render/comparisonclip.h"
#include "timeline/render/comparisonpainter.h"
#include "ui/comparedesk.h"
#include "ui/picturepane.h"
#include "ui/theme.h"

#include <QApplication>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <future>
#include <memory>

using namespace ui;
using timeline::render::Comparison;
using timeline::render::Pairing;

namespace {

constexpr int patience = 30'000;
constexpr QRect whole{0, 0, 320, 180};

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

// With all that lies near the wipe's line black: it is drawn on top.
QImage withoutLine(QImage image, const Pairing &how)
{
    const QLineF line = render::wipeLine(QSizeF(image.size()), how.angle, how.position);
    const QPointF along(line.unitVector().dx(), line.unitVector().dy());
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QPointF from = QPointF(x + 0.5, y + 0.5) - line.p1();
            if (std::abs(from.x() * along.y() - from.y() * along.x()) < 4)
                image.setPixel(x, y, qRgb(0, 0, 0));
        }
    }
    return image;
}

// Files are read on other threads than the GUI's.
template <class Work> auto elsewhere(Work work)
{
    return std::async(std::launch::async, std::move(work)).get();
}

QImage rgb(const QImage &image)
{
    return image.convertToFormat(QImage::Format_RGB32);
}

} // namespace

// What is compared is on screen, in the player and in the file: one thing. Over real pictures.
class TestCompareDesk : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(QStringLiteral("retake-tests"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_comparedesk"));
        testsupport::MediaSpec film, take, other;
        film.name = QStringLiteral("a film to compare");
        film.frames = 60;
        take.name = QStringLiteral("the first take to compare");
        take.firstNumber = 2000;
        take.frames = 60;
        other = take;
        other.name = QStringLiteral("the second take to compare");
        other.firstNumber = 3000;
        const auto first = testsupport::withTake(testsupport::openSequence(testsupport::make(film)),
            {testsupport::make(take), {{10}, {50}}, 10, 0, true, true, {}});
        m_base = testsupport::withTake(
            first, {testsupport::make(other), {{10}, {50}}, 10, 0, true, true, {}});
        for (const model::Take &each : m_base->project.takes)
            m_takes.push_back(each.id);
        QCOMPARE(m_takes.size(), std::size_t(3));
    }

    void init()
    {
        QSettings().clear();
        m_player = std::make_unique<media::Player>();
        m_view = std::make_unique<CompareView>();
        m_bar = std::make_unique<CompareBar>();
        m_view->resize(660, 380);
        m_desk = std::make_unique<CompareDesk>(*m_player, *m_view, *m_bar);
        connect(m_view.get(), &CompareView::wantedPictureSizeChanged, m_player.get(),
            &media::Player::setPictureSize);
        connect(m_player.get(), &media::Player::picturesReady, this,
            [this](const media::Pictures &pictures) { m_last = pictures; });
        m_last = {};
        open(m_base);
        m_view->setZoom(1);
        m_player->seek({20});
        QTRY_VERIFY_WITH_TIMEOUT(isShown(20), patience);
    }

    void cleanup()
    {
        m_desk.reset();
        m_bar.reset();
        m_view.reset();
        m_player.reset();
    }

    void previewIsWhatIsExported_data()
    {
        QTest::addColumn<CompareMode>("mode");
        QTest::addColumn<Pairing>("how");
        Pairing how;
        QTest::newRow("side by side") << CompareMode::SideBySide << how;
        QTest::newRow("over and under") << CompareMode::OverUnder << how;
        QTest::newRow("blend") << CompareMode::Blend << how;
        how.angle = 30;
        how.position = 0.4;
        QTest::newRow("wipe") << CompareMode::Wipe << how;
        how.gain = 3;
        QTest::newRow("difference") << CompareMode::Difference << how;
        how.measure = Pairing::Measure::Signed;
        QTest::newRow("signed difference") << CompareMode::Difference << how;
        how.measure = Pairing::Measure::Color;
        QTest::newRow("difference of colours") << CompareMode::Difference << how;
    }

    void previewIsWhatIsExported()
    {
        QFETCH(CompareMode, mode);
        QFETCH(Pairing, how);
        m_desk->setPairing(how);
        m_desk->setMode(mode);
        const auto clip = m_desk->clip();
        QVERIFY(clip);
        QCOMPARE(clip->range, (model::FrameRange{{10}, {50}}));
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("compared.mp4"));
        QVERIFY(elsewhere([&] { return render::writeComparison(*clip, path, {}, {}); }));
        const auto file = elsewhere([&] { return testsupport::openSequence(path); });
        QCOMPARE(file->grid->count(), 40);
        media::SequenceReader reader(file);
        render::ComparisonPainter painter(clip->comparison);
        const QRect places[] = {painter.layout().a, painter.layout().b};
        for (const int n : {11, 23, 49}) {
            m_player->seek({n});
            QTRY_VERIFY_WITH_TIMEOUT(isShown(n) && m_view->mode() == mode, patience);
            const QImage painted = elsewhere([&] { return painter.image({n}).value(); });
            const QImage decoded = elsewhere([&] { return reader.image({n - 10}, {}).value(); });
            for (std::size_t i = 0; i < m_view->paneCount(); ++i) {
                PicturePane *pane = m_view->pane(i);
                QVERIFY(!pane->state().waiting && pane->state().error.isEmpty());
                QImage seen = isPaired(mode) ? pane->pairedPicture()
                                             : rgb(pane->sink()->videoFrame().toImage());
                QImage written = painted.copy(places[i]), read = rgb(decoded.copy(places[i]));
                if (mode == CompareMode::Wipe) {
                    seen = withoutLine(seen, how);
                    written = withoutLine(written, how);
                    read = withoutLine(read, how);
                }
                QCOMPARE(seen, written);
                const double psnr = lumaPsnr(seen, read);
                QVERIFY2(psnr > 36, qPrintable(QString::number(psnr)));
            }
        }
    }

    void panesStayUntilTheirPicturesAreThere()
    {
        QCOMPARE(titles(), QStringList{QStringLiteral("Take 2")});
        QCOMPARE(number(0), 3020);
        m_desk->setAtA(true);
        // Not yet: what is seen is still the take.
        QCOMPARE(titles(), QStringList{QStringLiteral("Take 2")});
        QTRY_COMPARE_WITH_TIMEOUT(titles(), QStringList{QStringLiteral("Original")}, patience);
        QTRY_COMPARE_WITH_TIMEOUT(number(0), 20, patience);
        m_desk->choose(CompareSide::A, m_takes[1]);
        QTRY_COMPARE_WITH_TIMEOUT(titles(), QStringList{QStringLiteral("Take 1")}, patience);
        QTRY_COMPARE_WITH_TIMEOUT(number(0), 2020, patience);
        m_desk->setPeek(true);
        QTRY_COMPARE_WITH_TIMEOUT(titles(), QStringList{QStringLiteral("Take 2")}, patience);
        m_desk->setPeek(false);
        QTRY_COMPARE_WITH_TIMEOUT(titles(), QStringList{QStringLiteral("Take 1")}, patience);
        QTRY_COMPARE_WITH_TIMEOUT(number(0), 2020, patience);
    }

    // Number keys: each picture is one of the take that its title names, none comes out of order.
    void takesAreChangedWhilePlaying()
    {
        m_player->setLoop(model::FrameRange{{10}, {50}});
        m_player->play();
        int wrong = 0, seen = 0;
        const QHash<QString, int> first{{QStringLiteral("Original"), 0},
            {QStringLiteral("Take 1"), 2000}, {QStringLiteral("Take 2"), 3000}};
        connect(m_player.get(), &media::Player::picturesReady, m_view.get(),
            [&](const media::Pictures &pictures) {
                ++seen;
                wrong += number(0) != first[titles().constFirst()] + int(pictures.frame.value);
            });
        for (const int take : {1, 2, 0, 2, 1, 0}) {
            const int before = seen;
            open(viewWith(m_takes[std::size_t(take)]));
            QVERIFY(m_player->isPlaying());
            QTRY_VERIFY_WITH_TIMEOUT(seen > before + 12, patience);
            QTRY_COMPARE_WITH_TIMEOUT(titles(), QStringList{takeTitle(take).text}, patience);
            QVERIFY(m_player->isPlaying());
        }
        m_player->pause();
        QCOMPARE(wrong, 0);
    }

    void theGridShowsAllAndHearsTheOneInUse()
    {
        QSignalSpy picked(m_desk.get(), &CompareDesk::takePicked);
        m_desk->setMode(CompareMode::Grid);
        QTRY_COMPARE_WITH_TIMEOUT(m_view->paneCount(), std::size_t(3), patience);
        QTRY_VERIFY_WITH_TIMEOUT(isShown(20) && m_last.panes.size() == 3, patience);
        const std::vector<int> numbers{number(0), number(1), number(2)};
        QCOMPARE(numbers, (std::vector<int>{20, 2020, 3020}));
        emit m_view->paneClicked(1);
        QCOMPARE(picked.value(0)[0].toInt(), 1);
    }

    void withoutTakesThereIsOnePicture()
    {
        m_desk->setMode(CompareMode::Wipe);
        QCOMPARE(m_desk->mode(), CompareMode::Wipe);
        testsupport::MediaSpec alone;
        alone.name = QStringLiteral("a film without takes");
        alone.frames = 30;
        open(elsewhere([&] { return testsupport::openSequence(testsupport::make(alone)); }));
        QCOMPARE(m_desk->mode(), CompareMode::One);
        QVERIFY(!m_desk->clip());
        QVERIFY(m_bar->isHidden());
        m_desk->setMode(CompareMode::Blend);
        open(m_base);
        QCOMPARE(m_desk->mode(), CompareMode::Wipe); // as it was wished
    }

    void anotherTakeInUseIsTheOneSeen()
    {
        m_desk->setMode(CompareMode::Wipe);
        m_desk->choose(CompareSide::B, m_takes[0]);
        m_desk->setAtA(true);
        QCOMPARE(m_bar->state().b, takeTitle(0));
        open(viewWith(m_takes[1]));
        QCOMPARE(m_bar->state().b, takeTitle(1));
        QVERIFY(m_bar->state().followsTakes);
        QVERIFY(!m_desk->isAtA());
    }

private:
    void open(const media::ViewPtr &view)
    {
        m_desk->setView(view);
        m_desk->setTakes(takesAt(view->project, *view->grid, {20}),
            {{10}, {std::min<std::int64_t>(50, view->grid->count())}});
        m_desk->refresh();
    }
    media::ViewPtr viewWith(model::TakeId take) const
    {
        const auto project = timeline::edit::chooseTake(
            m_base->project, take, timeline::edit::Part::Both, m_takes[1]);
        return project ? media::makeView(*project, m_base->files, m_base) : nullptr;
    }
    bool isShown(std::int64_t n) const
    {
        return m_last.exact && m_last.frame.value == n
            && m_last.generation == m_player->frames().generation();
    }
    int number(std::size_t pane) const
    {
        return testsupport::numberIn(m_view->pane(pane)->sink()->videoFrame());
    }
    QStringList titles() const
    {
        QStringList all;
        for (std::size_t i = 0; i < m_view->paneCount(); ++i)
            all << m_view->pane(i)->state().title;
        return all;
    }

    media::ViewPtr m_base;
    std::vector<model::TakeId> m_takes;
    std::unique_ptr<media::Player> m_player;
    std::unique_ptr<CompareView> m_view;
    std::unique_ptr<CompareBar> m_bar;
    std::unique_ptr<CompareDesk> m_desk;
    media::Pictures m_last;
};

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    ui::theme::apply(app);
    TestCompareDesk test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_comparedesk.moc"
