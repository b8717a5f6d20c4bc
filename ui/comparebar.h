// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/render/pairpicture.h"
#include "ui/comparepanes.h"

#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

class QComboBox;
class QLabel;
class QMenu;
class QSlider;
class QSpinBox;
class QToolButton;

namespace ui {

struct CompareBarState {
    CompareMode mode = CompareMode::One;
    PaneTitle a, b;
    struct Choice {
        PaneTitle title;
        model::TakeId take;
        bool operator==(const Choice &) const = default;
    };
    std::vector<Choice> choices; // for either side
    bool followsTakes = true; // B is the take that is seen
    CompareSide heard = CompareSide::B;
    QString loudness; // what was done to A's loudness; empty: nothing
    timeline::render::Pairing pairing;

    bool operator==(const CompareBarState &) const = default;
};

// The row under compared pictures: which takes they are, which one is heard, and how two become
// one. It tells what the user wants and shows what is. Hidden while nothing is compared by twos.
// GUI thread.
class CompareBar : public QWidget {
    Q_OBJECT

public:
    explicit CompareBar(QWidget *parent = nullptr);

    void setState(const CompareBarState &state);
    const CompareBarState &state() const { return m_state; }

public slots:
    void openMenu(ui::CompareSide side, const QPoint &global); // of the takes for a side

signals:
    // Nothing: B goes with the takes again, A is the original.
    void takeChosen(ui::CompareSide side, std::optional<timeline::model::TakeId> take);
    void swapRequested();
    void heardChosen(ui::CompareSide side);
    void pairingChosen(const timeline::render::Pairing &pairing);

private:
    QToolButton *sideButton(CompareSide side);
    void createSides();
    void createControls();
    void arrange();
    void fillMenu(CompareSide side);
    void showSides();
    void showControls();
    void change(const std::function<void(timeline::render::Pairing &)> &how);

    CompareBarState m_state;
    QToolButton *m_a, *m_b, *m_swap, *m_heard;
    QMenu *m_menuA, *m_menuB;
    QLabel *m_label, *m_value;
    QSlider *m_slider; // position, gain or share
    QSpinBox *m_angle;
    QComboBox *m_measure;
};

} // namespace ui
