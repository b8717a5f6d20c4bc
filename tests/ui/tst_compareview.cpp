// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/syntheticview.h"
#include "ui/comparepanes.h"
#include "ui/compareview.h"
#include "ui/picturepane.h"
#include "ui/theme.h"

#include <QApplication>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <cmath>
#include <cstring>

using timeline::render::Pairing;
using ui::CompareMode;
using ui::CompareView;
using ui::PictureTransform;

namespace {

QVideoFrame frameOf(const QImage &image)
{
    QVideoFrame frame(QVideoFrameFormat(image.size(), QVideoFrameFormat::Format_BGRX8888));
    if (!frame.map(QVideoFrame::WriteOnly))
        return {};
    for (int y = 0; y < image.height(); ++y)
        std::memcpy(frame.bits(0) + y * frame.bytesPerLine(0), image.constScanLine(y),
            std::size_t(image.width()) * 4);
    frame.unmap();
    return frame;
}

// Every pixel another colour, so that a shift by one is seen.
QImage pattern(QSize size, int seed)
{
    QImage image(size, QImage::Format_RGB32);
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x)
            image.setPixel(x, y, qRgb((x * 7 + seed) & 255, (y * 11) & 255, (x * y + seed) & 255));
    }
    return image;
}

timeline::media::Pictures picturesOf(const QImage &image)
{
    timeline::media::Pictures pictures;
    pictures.panes = {frameOf(image)};
    return pictures;
}

timeline::media::Pictures picturesOf(const QImage &a, const QImage &b)
{
    timeline::media::Pictures pictures;
    pictures.panes = {frameOf(a), frameOf(b)};
    return pictures;
}

// In device pixels.
QImage pixelsOf(CompareView &view)
{
    QImage image = view.grab().toImage().convertToFormat(QImage::Format_RGB32);
    image.setDevicePixelRatio(1);
    return image;
}

} // namespace

class TestCompareView : public QObject {
    Q_OBJECT

private slots:
    void pictureIsShownPixelForPixel();
    void panesLieAsTheModeSays_data();
    void panesLieAsTheModeSays();
    void twoBecomeOneInOnePane_data();
    void twoBecomeOneInOnePane();
    void comparedPicturesAreShownTogetherOrNotAtAll_data();
    void comparedPicturesAreShownTogetherOrNotAtAll();
    void theWipesLineIsDragged();
    void titlesAndPanesAreClicked();
    void picturesOfAnotherNumberOfPanesAreNotShown();
    void panesSayWhatTheyShow();
    void zoomIsSharedAndKeepsTheDetailUnderTheMouse();
    void zoomingOutEndsAtFit();
    void wantedSizeFollowsWidgetAndZoom();
    void clickPlaysAndDragPans();
    void oneHundredPercentIsOneScreenPixelForEachOfTheVideo_data();
    void oneHundredPercentIsOneScreenPixelForEachOfTheVideo();
    void aPaneIsCoveredWhateverArrives_data();
    void aPaneIsCoveredWhateverArrives();
    void hdrIsLabelled();
    void theLabelIsThatOfTheFileShown_data();
    void theLabelIsThatOfTheFileShown();
    void invitesToOpen();
};

void TestCompareView::pictureIsShownPixelForPixel()
{
    CompareView view;
    view.resize(320, 180);
    const QSize size = QSize(320, 180) * view.devicePixelRatioF();
    view.setPanes({{QString(), true}}, size);
    const QImage picture = pattern(size, 3);
    view.showPictures(picturesOf(picture));
    QCOMPARE(pixelsOf(view), picture);
}

void TestCompareView::oneHundredPercentIsOneScreenPixelForEachOfTheVideo_data()
{
    QTest::addColumn<QSize>("video");
    QTest::newRow("a video larger than the pane") << QSize(900, 700);
    QTest::newRow("a video smaller than the pane") << QSize(100, 60);
    QTest::newRow("odd sides") << QSize(451, 303);
}

// Also run with two device pixels a point, see CMakeLists.txt.
void TestCompareView::oneHundredPercentIsOneScreenPixelForEachOfTheVideo()
{
    QFETCH(QSize, video);
    CompareView view;
    view.resize(320, 180);
    view.setPanes({{QString(), true}}, video);
    view.setZoom(1);
    QCOMPARE(view.wantedPictureSize(), video);
    const QImage picture = pattern(video, 3);
    view.showPictures(picturesOf(picture));
    QImage expected(QSize(320, 180) * view.devicePixelRatioF(), QImage::Format_RGB32);
    expected.fill(ui::theme::backdrop);
    const QPoint corner(int(std::round(expected.width() / 2.0 - video.width() / 2.0)),
        int(std::round(expected.height() / 2.0 - video.height() / 2.0)));
    QPainter(&expected).drawImage(corner, picture);
    QCOMPARE(pixelsOf(view), expected);
    view.setZoom(2);
    QCOMPARE(view.pane(0)->pictureRect().size() * view.devicePixelRatioF(), QSizeF(video * 2));
}

void TestCompareView::aPaneIsCoveredWhateverArrives_data()
{
    QTest::addColumn<QSize>("picture"); // a stand-in may be smaller than what was asked for
    QTest::addColumn<double>("zoom");
    for (const QSize picture : {QSize(451, 303), QSize(151, 101), QSize(64, 36), QSize()}) {
        for (const double zoom : {0.0, 0.4, 1.0, 1.7, 6.0})
            QTest::addRow("%dx%d at %.1f", picture.width(), picture.height(), zoom)
                << picture << zoom;
    }
}

// The ground is painted only where the picture is not, and a widget that calls itself opaque must
// leave nothing out.
void TestCompareView::aPaneIsCoveredWhateverArrives()
{
    QFETCH(QSize, picture);
    QFETCH(double, zoom);
    CompareView view;
    view.resize(321, 183);
    view.setPanes({{QString(), true}}, {451, 303});
    if (zoom > 0)
        view.setZoom(zoom);
    if (!picture.isEmpty())
        view.showPictures(picturesOf(pattern(picture, 3)));
    const auto paintedOn = [&view](const QColor &ground) {
        QImage image(view.size() * view.devicePixelRatioF(), QImage::Format_RGB32);
        image.setDevicePixelRatio(view.devicePixelRatioF());
        image.fill(ground);
        view.pane(0)->render(&image);
        return image;
    };
    QCOMPARE(paintedOn(Qt::magenta), paintedOn(Qt::green));
}

void TestCompareView::hdrIsLabelled()
{
    CompareView view;
    view.resize(640, 360);
    view.setPanes({{tr("Original"), true}}, {640, 360});
    const auto pictures = picturesOf(pattern({640, 360}, 3));
    view.showPictures(pictures);
    const QImage plain = pixelsOf(view);
    const QString label = QStringLiteral("HDR (PQ) shown as SDR");
    view.showPictures(pictures, {label});
    QCOMPARE(view.pane(0)->state().light, label);
    QCOMPARE(view.pane(0)->accessibleDescription(), label);
    QVERIFY2(pixelsOf(view) != plain, "the label is seen");
    view.showPictures(pictures);
    QCOMPARE(pixelsOf(view), plain);
}

void TestCompareView::panesLieAsTheModeSays_data()
{
    QTest::addColumn<CompareMode>("mode");
    QTest::addColumn<int>("count");
    QTest::addColumn<QSize>("video");
    QTest::addColumn<QSize>("widget");
    QTest::addColumn<int>("columns");
    const QSize wide(1920, 1080), tall(1080, 1920), window(1400, 800);
    QTest::newRow("side by side") << CompareMode::SideBySide << 2 << wide << window << 2;
    QTest::newRow("side by side in a tall window")
        << CompareMode::SideBySide << 2 << wide << QSize(700, 900) << 2;
    QTest::newRow("over and under") << CompareMode::OverUnder << 2 << wide << window << 1;
    QTest::newRow("four in a grid") << CompareMode::Grid << 4 << wide << window << 2;
    QTest::newRow("five in a grid") << CompareMode::Grid << 5 << wide << window << 2;
    QTest::newRow("tall ones in a grid") << CompareMode::Grid << 3 << tall << window << 3;
    QTest::newRow("two in a tall window") << CompareMode::Grid << 2 << wide << QSize(700, 900) << 1;
}

void TestCompareView::panesLieAsTheModeSays()
{
    QFETCH(CompareMode, mode);
    QFETCH(int, count);
    QFETCH(QSize, video);
    QFETCH(QSize, widget);
    QFETCH(int, columns);
    CompareView view;
    view.resize(widget);
    view.setPanes(std::vector(std::size_t(count), ui::PaneTitle{tr("Take"), false}), video, mode);
    view.grab(); // lays it out
    QCOMPARE(view.mode(), mode);
    QCOMPARE(view.paneCount(), std::size_t(count));
    for (int i = 0; i < count; ++i) {
        const QRect here = view.pane(std::size_t(i))->geometry();
        QVERIFY(view.rect().contains(here));
        for (int j = 0; j < i; ++j)
            QVERIFY(!here.intersects(view.pane(std::size_t(j))->geometry()));
        const QRect first = view.pane(0)->geometry();
        QVERIFY(std::abs(here.width() - first.width()) <= 1);
        QCOMPARE(here.top() == first.top(), i < columns);
    }
}

void TestCompareView::twoBecomeOneInOnePane_data()
{
    QTest::addColumn<CompareMode>("mode");
    QTest::addColumn<Pairing::Kind>("kind");
    QTest::newRow("wipe") << CompareMode::Wipe << Pairing::Kind::Wipe;
    QTest::newRow("difference") << CompareMode::Difference << Pairing::Kind::Difference;
    QTest::newRow("blend") << CompareMode::Blend << Pairing::Kind::Blend;
}

void TestCompareView::twoBecomeOneInOnePane()
{
    QFETCH(CompareMode, mode);
    QFETCH(Pairing::Kind, kind);
    CompareView view;
    view.resize(320, 180);
    const QSize size = QSize(320, 180) * view.devicePixelRatioF();
    Pairing how;
    how.kind = kind;
    view.setPairing(how);
    view.setPanes({{QString(), true}, {QString(), false}}, size, mode);
    QCOMPARE(view.paneCount(), std::size_t(1));
    const QImage a = pattern(size, 3), b = pattern(size, 120);
    view.showPictures(picturesOf(a, b));
    const QImage expected = timeline::render::paired(a, b, how);
    QCOMPARE(view.pane(0)->pairedPicture(), expected);
    if (mode != CompareMode::Wipe)
        QCOMPARE(pixelsOf(view), expected); // on a wipe lies its handle
    how.share = 0.9;
    how.gain = 31;
    how.position = 0.2;
    view.setPairing(how);
    QCOMPARE(view.pane(0)->pairedPicture(), timeline::render::paired(a, b, how));
}

void TestCompareView::comparedPicturesAreShownTogetherOrNotAtAll_data()
{
    QTest::addColumn<CompareMode>("mode");
    QTest::newRow("side by side") << CompareMode::SideBySide;
    QTest::newRow("wipe") << CompareMode::Wipe;
    QTest::newRow("blend") << CompareMode::Blend;
}

// A stand-in is a neighbour's picture: one alone may be shown so, two that are compared may not.
void TestCompareView::comparedPicturesAreShownTogetherOrNotAtAll()
{
    QFETCH(CompareMode, mode);
    CompareView view;
    view.resize(640, 360);
    view.setPanes({{tr("Original"), true}, {tr("Take 1"), false}}, {320, 180}, mode);
    auto pictures = picturesOf(pattern({320, 180}, 1), pattern({320, 180}, 2));
    const auto isWaiting = [&view] {
        for (std::size_t i = 0; i < view.paneCount(); ++i) {
            if (!view.pane(i)->state().waiting
                || view.pane(i)->accessibleDescription() != tr("Waiting"))
                return false;
        }
        return true;
    };
    pictures.exact = false;
    view.showPictures(pictures);
    QVERIFY(isWaiting());
    const QImage waiting = pixelsOf(view);
    QCOMPARE(waiting.pixelColor(waiting.width() / 4, waiting.height() - 4), ui::theme::backdrop);
    pictures.exact = true;
    view.showPictures(pictures);
    QVERIFY(!isWaiting());
    QVERIFY(pixelsOf(view) != waiting);
    view.setWaiting();
    QVERIFY(isWaiting());
    QCOMPARE(pixelsOf(view), waiting);
    // Alone it is shown, and said to be approximate.
    view.setPanes({{tr("Original"), true}}, {320, 180});
    auto alone = picturesOf(pattern({320, 180}, 1));
    alone.exact = false;
    view.showPictures(alone);
    QVERIFY(!isWaiting() && view.pane(0)->state().approximate);
}

void TestCompareView::theWipesLineIsDragged()
{
    CompareView view;
    view.resize(640, 360);
    view.setPanes({{QString(), true}, {QString(), false}}, {1920, 1080}, CompareMode::Wipe);
    view.showPictures(picturesOf(pattern({640, 360}, 1), pattern({640, 360}, 2)));
    QSignalSpy changed(&view, &CompareView::pairingChanged);
    QSignalSpy clicked(&view, &CompareView::clicked);
    const auto drag = [&view](QPoint from, QPoint to, Qt::KeyboardModifiers keys = {}) {
        QTest::mousePress(&view, Qt::LeftButton, keys, from);
        QMouseEvent move(QEvent::MouseMove, QPointF(to), view.mapToGlobal(QPointF(to)),
            Qt::NoButton, Qt::LeftButton, keys);
        QApplication::sendEvent(&view, &move);
        QTest::mouseRelease(&view, Qt::LeftButton, keys, to);
    };
    drag({320, 100}, {160, 100});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(view.pairing().position, 0.25);
    drag({160, 300}, {3, 300});
    QCOMPARE(view.pairing().position, 0.0); // within a hundredth it snaps
    drag({1, 20}, {480, 20});
    QCOMPARE(view.pairing().position, 0.75);
    drag({480, 20}, {500, 179}, Qt::ShiftModifier); // points to the right: level
    QCOMPARE(view.pairing().angle, 90.0);
    QCOMPARE(clicked.size(), 0);
    const auto before = view.pairing();
    drag({30, 30}, {200, 80}); // beside the line
    QCOMPARE(view.pairing(), before);
    // While zoomed in, too: the line keeps to the picture, not to the pane.
    Pairing how;
    view.setPairing(how);
    view.setZoom(1);
    drag({320, 100}, {416, 100});
    QVERIFY(
        std::abs(view.pairing().position - (0.5 + 96 * view.devicePixelRatioF() / 1920)) < 1e-9);
}

void TestCompareView::titlesAndPanesAreClicked()
{
    CompareView view;
    view.resize(640, 360);
    QSignalSpy titles(&view, &CompareView::titleClicked), panes(&view, &CompareView::paneClicked),
        clicked(&view, &CompareView::clicked);
    view.setPanes({{tr("Original"), true}, {tr("Take 1"), false}}, {320, 180}, CompareMode::Blend);
    const auto at = [](const QRectF &rect) { return rect.center().toPoint(); };
    QTest::mouseClick(&view, Qt::LeftButton, {}, at(view.pane(0)->titleRect()));
    QTest::mouseClick(&view, Qt::LeftButton, {}, at(view.pane(0)->otherTitleRect()));
    QCOMPARE(titles.value(0)[0].value<ui::CompareSide>(), ui::CompareSide::A);
    QCOMPARE(titles.value(1)[0].value<ui::CompareSide>(), ui::CompareSide::B);
    QCOMPARE(clicked.size(), 0);
    view.setPanes({{tr("Original"), true}, {tr("Take 1"), false}, {tr("Take 2"), false}},
        {320, 180}, CompareMode::Grid);
    QTest::mouseClick(&view, Qt::LeftButton, {}, view.pane(2)->geometry().center());
    QCOMPARE(panes.value(0)[0].toInt(), 2);
    QCOMPARE(titles.size(), 2);
}

void TestCompareView::picturesOfAnotherNumberOfPanesAreNotShown()
{
    CompareView view;
    view.resize(640, 180);
    view.setPanes(
        {{tr("Original"), true}, {tr("Take 1"), false}}, {320, 180}, CompareMode::SideBySide);
    QSignalSpy first(view.pane(0)->sink(), &QVideoSink::videoFrameChanged);
    timeline::media::Pictures one;
    one.panes = {frameOf(pattern({320, 180}, 1))};
    view.showPictures(one);
    QCOMPARE(first.count(), 0);
    timeline::media::Pictures two;
    two.panes = {frameOf(pattern({320, 180}, 1)), frameOf(pattern({320, 180}, 2))};
    QSignalSpy second(view.pane(1)->sink(), &QVideoSink::videoFrameChanged);
    view.showPictures(two);
    QCOMPARE(first.count(), 1);
    QCOMPARE(second.count(), 1);
}

void TestCompareView::panesSayWhatTheyShow()
{
    CompareView view;
    view.setPanes(
        {{tr("Original"), true}, {tr("Take 1"), false}}, {320, 180}, CompareMode::SideBySide);
    timeline::media::Pictures pictures;
    pictures.panes = {frameOf(pattern({320, 180}, 1)), QVideoFrame()};
    pictures.errors = {QString(), tr("The file is gone")};
    pictures.fallback = {true, false};
    view.showPictures(pictures);
    QCOMPARE(view.pane(0)->state(), (ui::PaneState{tr("Original"), true, false, true, QString()}));
    QCOMPARE(view.pane(1)->state(),
        (ui::PaneState{tr("Take 1"), false, false, false, tr("The file is gone")}));
    QCOMPARE(view.pane(1)->accessibleDescription(), tr("The file is gone"));
}

void TestCompareView::zoomIsSharedAndKeepsTheDetailUnderTheMouse()
{
    CompareView view;
    view.resize(1282, 360);
    view.setPanes(
        {{tr("Original"), true}, {tr("Take 1"), false}}, {1920, 1080}, CompareMode::SideBySide);
    view.grab();
    const QPointF at(view.pane(1)->geometry().topLeft() + QPoint(200, 90));
    const auto detail = [&](std::size_t i) {
        const QRectF r = view.pane(i)->pictureRect();
        return QPointF((200 - r.left()) / r.width(), (90 - r.top()) / r.height());
    };
    const QPointF before = detail(1);
    QWheelEvent wheel(at, view.mapToGlobal(at), {}, {0, 120 * 6}, Qt::NoButton, Qt::NoModifier,
        Qt::NoScrollPhase, false);
    QApplication::sendEvent(&view, &wheel);
    QVERIFY(view.transform().zoom > 0);
    QVERIFY((detail(1) - before).manhattanLength() < 0.003);
    QCOMPARE(view.pane(0)->pictureRect(), view.pane(1)->pictureRect());
}

void TestCompareView::zoomingOutEndsAtFit()
{
    CompareView view;
    view.resize(640, 360);
    view.setPanes({{tr("Original"), true}}, {1920, 1080});
    QSignalSpy zoomed(&view, &CompareView::zoomChanged);
    view.setZoom(1);
    QCOMPARE(zoomed.takeLast().first().toDouble(), 1.0);
    for (int i = 0; i < 30; ++i)
        view.zoomOut();
    QVERIFY(view.transform().isFit());
    QCOMPARE(zoomed.takeLast().first().toDouble(), 0.0);
}

void TestCompareView::wantedSizeFollowsWidgetAndZoom()
{
    CompareView view;
    view.resize(640, 360);
    QSignalSpy wanted(&view, &CompareView::wantedPictureSizeChanged);
    view.setPanes({{tr("Original"), true}}, {1920, 1080});
    QCOMPARE(view.wantedPictureSize(), QSize(640, 360) * view.devicePixelRatioF());
    QCOMPARE(wanted.count(), 1);
    view.setZoom(4);
    QCOMPARE(view.wantedPictureSize(), QSize(1920, 1080));
    QCOMPARE(wanted.count(), 2);
}

void TestCompareView::clickPlaysAndDragPans()
{
    CompareView view;
    view.resize(640, 360);
    view.setPanes({{tr("Original"), true}}, {1920, 1080});
    QSignalSpy clicked(&view, &CompareView::clicked);
    QTest::mouseClick(&view, Qt::LeftButton, {}, {300, 100});
    QCOMPARE(clicked.count(), 1);
    view.setZoom(1);
    QTest::mousePress(&view, Qt::LeftButton, {}, {300, 100});
    QTest::mouseMove(&view, {396, 154});
    QTest::mouseRelease(&view, Qt::LeftButton, {}, {396, 154});
    QCOMPARE(clicked.count(), 1);
    // 96 of 1920 and 54 of 1080, in device pixels.
    const double moved = 0.05 * view.devicePixelRatioF();
    QCOMPARE(view.transform(), (PictureTransform{1, {0.5 - moved, 0.5 - moved}}));
}

void TestCompareView::theLabelIsThatOfTheFileShown_data()
{
    QTest::addColumn<QString>("transfer");
    QTest::addColumn<QString>("label");
    QTest::newRow("SDR") << QStringLiteral("bt709") << QString();
    QTest::newRow("nothing said") << QString() << QString();
    QTest::newRow("PQ") << QStringLiteral("smpte2084") << QStringLiteral("HDR (PQ) shown as SDR");
    QTest::newRow("HLG") << QStringLiteral("arib-std-b67")
                         << QStringLiteral("HDR (HLG) shown as SDR");
}

void TestCompareView::theLabelIsThatOfTheFileShown()
{
    QFETCH(QString, transfer);
    timeline::media::SequenceView view = *tests::syntheticView(50);
    for (auto &file : view.files)
        file.info.video.color.transfer = transfer;
    QTEST(ui::lightOf(view, {3}), "label");
    QCOMPARE(ui::lightOf(view, {50}), QString());
}

void TestCompareView::invitesToOpen()
{
    CompareView view;
    view.resize(640, 360);
    view.showWelcome();
    QSignalSpy open(&view, &CompareView::openClicked);
    view.findChild<QPushButton *>()->click();
    QCOMPARE(open.count(), 1);

    QSignalSpy dropped(&view, &CompareView::fileDropped);
    QMimeData data;
    data.setUrls({QUrl(QStringLiteral("https://example.org/a.mp4")),
        QUrl::fromLocalFile(QStringLiteral("/films/a b.mp4"))});
    QDragEnterEvent enter({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&view, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&view, &drop);
    QCOMPARE(dropped.takeFirst().first().toString(), QStringLiteral("/films/a b.mp4"));
}

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    ui::theme::apply(app);
    TestCompareView test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_compareview.moc"
