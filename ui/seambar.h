// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/edit/seams.h"
#include "timeline/render/seamscore.h"

#include <QWidget>

#include <array>
#include <optional>

class QLabel;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace ui {

struct SeamBarState {
    struct Seam {
        QString place; // "Begins  00:00:02:00"
        std::optional<timeline::render::SeamScore> score; // none: being measured
        QString problem; // why it cannot be measured; empty: it can
        bool isLooped = false;
        bool isMeant = false; // by the keys
        bool isCut = false; // the video jumps there anyway
        int crossfade = 0; // frames

        bool operator==(const Seam &) const = default;
    };

    bool isShown = false;
    std::optional<Seam> begin, end; // none: the sequence begins or ends there

    bool operator==(const SeamBarState &) const = default;
};

// The row for the joins of a take: how much each is seen, and what slides it. It tells what the
// user wants and shows what is. GUI thread.
class SeamBar : public QWidget {
    Q_OBJECT

public:
    explicit SeamBar(QWidget *parent = nullptr);

    void setState(const SeamBarState &state);
    const SeamBarState &state() const { return m_state; }

signals:
    void loopToggled(timeline::edit::SeamSide side);
    void slideRequested(timeline::edit::SeamSide side, int frames);
    void bestRequested(timeline::edit::SeamSide side);
    void crossfadeChosen(timeline::edit::SeamSide side, int frames);
    void closeRequested();

private:
    struct Field {
        QWidget *box = nullptr;
        QToolButton *loop = nullptr, *earlier = nullptr, *later = nullptr;
        QLabel *score = nullptr;
        QPushButton *best = nullptr;
        QSpinBox *crossfade = nullptr;
    };

    Field createField(timeline::edit::SeamSide side);
    void connectField(timeline::edit::SeamSide side, const Field &field);
    void showSeam(const Field &field, const std::optional<SeamBarState::Seam> &seam);

    SeamBarState m_state;
    std::array<Field, 2> m_fields; // by SeamSide
};

// "○ not seen", "◐ slight", "● clear": by shape and word.
QString seamWord(timeline::render::SeamScore::Word word);
// What the score is made of, in lines.
QString seamDetails(const timeline::render::SeamScore &score);

} // namespace ui
